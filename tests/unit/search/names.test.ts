import { describe, expect, test } from 'vitest';
import { excerpt, formValues } from '../../../src/search/client/excerpt.ts';
import { namesIn, spellOut } from '../../../src/search/names.ts';
import { ask, document, find } from './corpus.ts';

describe('the parts of a name', () => {
  test.each([
    ['getUserSettings', 'getUserSettings get User Settings'],
    ['UserSettingsPage', 'UserSettingsPage User Settings Page'],
    ['parseHTTPServer', 'parseHTTPServer parse HTTP Server'],
    ['utf8Decoder', 'utf8Decoder utf8 Decoder'],
    ['größeÄndern', 'größeÄndern größe Ändern'],
    ['call getUser(id) now', 'call getUser get User(id) now'],
    ['a.setValue_now', 'a.setValue set Value_now'],
  ])('of %s are written after it', (text, spelled) => {
    expect(spellOut(text)).toBe(spelled);
  });

  test.each([
    'settings',
    'Settings',
    'SETTINGS',
    'get_user_settings',
    'SQLite',
    'iOS',
    'GitHub',
    'x2y',
    '東京Tower',
    '',
  ])('are none in %j', (text) => {
    expect(spellOut(text)).toBe(text);
  });

  test('are none in keys and other long runs', () => {
    for (const key of ['QuJdAbCdEfGhIjKlMnOp', 'aB'.repeat(50_000), `${'a'.repeat(100_000)}B`]) {
      expect(spellOut(key).trim()).toBe(key);
      expect([...namesIn(key).values()].flat()).toEqual([]);
    }
  });
});

describe('a name', () => {
  const documents = [
    document('Code', 'Call getUserSettings() first.'),
    document('getUserSettings'),
    document('Headings', '', { sections: [{ id: 'a', heading: 'About getUserSettings', text: '' }] }),
    document('Other', 'Nothing.'),
  ];
  const named = ['Code', 'Headings', 'getUserSettings'];

  test.each([
    ...['settings', 'user settings', 'userSettings', 'getUserSettings', 'getusersettings', 'getuserset', 'setting'],
    ...['settingsUser', 'theUserSettings'],
  ])('is found by %s', async (query) => {
    expect((await find(documents, query)).sort()).toEqual(named);
  });

  test('is first when it is the whole title', async () => {
    expect((await find(documents, 'getUserSettings'))[0]).toBe('getUserSettings');
  });

  test('in quotes stands for no other', async () => {
    expect(await find(documents, '"userSettings"')).toEqual([]);
    expect((await find(documents, '"getUserSettings"')).sort()).toEqual(named);
  });

  test('that is known says no more than itself', async () => {
    const brands = [document('JavaScript'), document('Java'), document('A script'), document('getScript')];
    expect(await find(brands, 'JavaScript')).toEqual(['JavaScript']);
    expect(await find(brands, 'java ')).toEqual(['Java']);
    expect(await find(brands, 'getScript')).toEqual(['getScript']);
    expect(await find(brands, 'script')).toEqual(['A script', 'getScript']);
  });

  test('is marked whole in an excerpt', async () => {
    const { matches } = await ask(documents, 'settings');
    const marked = excerpt('Call getUserSettings() first.', formValues(matches)).filter((piece) => piece.marked);
    expect(marked.map(({ text }) => text)).toEqual(['getUserSettings']);
  });

  test('does not part the words of a phrase around it', async () => {
    const phrases = [document('A', 'We use GitHub Actions daily.'), document('B', 'Git hub actions')];
    expect(await find(phrases, '"github actions daily"')).toEqual(['A']);
  });
});
