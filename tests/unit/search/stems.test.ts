import { describe, expect, test } from 'vitest';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { document, find } from './corpus.ts';

describe('other forms of a word', () => {
  test('are found, in English when nothing else is said', async () => {
    const documents = [document('The pool was exhausted'), document('Studies')];
    expect(await find(documents, 'pools ')).toEqual(['The pool was exhausted']);
    expect(await find(documents, 'exhausting ')).toEqual(['The pool was exhausted']);
    expect(await find(documents, 'study ')).toEqual(['Studies']);
  });

  test.each([
    ['de', 'Die Datenbanken', 'datenbank'],
    ['de-AT', 'Die Verbindungen', 'verbindung'],
    ['fr', 'Les connexions', 'connexion'],
    ['es', 'Las conexiones', 'conexion'],
    ['ru', 'Новые соединения', 'соединение'],
    ['sv', 'Tjänsterna', 'tjänster'],
    ['pt-BR', 'As conexões', 'conexoes'],
  ])('are found in the language of the site: %s', async (lang, title, query) => {
    expect(await find([document(title), document('X')], `${query} `, lang)).toEqual([title]);
  });

  test('are not those of another language', async () => {
    const documents = [document('Häusern')];
    expect(await find(documents, 'haus ', 'en')).toEqual([]);
    expect(await find(documents, 'haus ', 'de')).toEqual(['Häusern']);
  });

  test.each(['ja', 'zh-Hant', 'ko', 'th', 'x-own', ''])('are none where there is no stemmer: %s', async (lang) => {
    const stem = await loadStemmer(lang);
    expect(['pools', 'studies', 'ポート', ''].map(stem)).toEqual(['pools', 'studies', 'ポート', '']);
  });
});
