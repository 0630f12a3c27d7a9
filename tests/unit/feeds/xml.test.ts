import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { element, escapeAttribute, escapeXml, stripForbidden } from '../../../src/feeds/xml.ts';
import { explainBadXml, parseXml, textsOf } from '../../support/xml.ts';

describe('characters that XML forbids', () => {
  test('go, and everything else stays', () => {
    expect(stripForbidden('a\u0000\u0008\u000B\u000C\u000E\u001F\uFFFE\uFFFFb')).toBe('ab');
    expect(stripForbidden('tab\tline\nreturn\r é 🔥 \u0085 <&>')).toBe('tab\tline\nreturn\r é 🔥 \u0085 <&>');
    expect(stripForbidden('half \uD83D pair')).toBe('half \uFFFD pair');
  });

  test('never come out, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uD800', '\u0001', '\uFFFE'), (text, bad) => {
        const stripped = stripForbidden(text + bad + text);
        expect(stripped).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        expect(stripForbidden(stripped)).toBe(stripped);
      }),
    );
  });
});

describe('escaping', () => {
  test('writes & and < as hexadecimal references', () => {
    expect(escapeXml('a & b < c ]]> d "e"')).toBe('a &#x26; b &#x3C; c ]]&#x3E; d "e"');
    expect(escapeAttribute('"\n\t')).toBe('&#x22;&#xA;&#x9;');
  });

  test('is undone by a reader, in text and in attributes, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const root = parseXml(element('x', text, { y: text, z: undefined }));
        expect(root).toMatchObject({ text: stripForbidden(text), attributes: { y: stripForbidden(text) } });
      }),
    );
  });
});

describe('the check for well-formed XML', () => {
  test.each([
    ...['<a>', '<a></b>', '<a>&</a>', '<a>&nbsp;</a>', '<a b=c/>', '<a/>text', '<a>\u0001</a>', '</a>', '', '<a/><b/>'],
    ...['<a b="1" b="2"/>', '<a b="<"/>', '<x:a/>', '<a x:b="c"/>', '<a>]]></a>', '<a>&#0;</a>', '<a>&#xFFFE;</a>'],
    ...['<a><!-- b --></a>', '<a><?xml version="1.0"?></a>', '<a>\uD800</a>', ' <?xml version="1.0"?><a/>'],
  ])('refuses %s', (xml) => {
    expect(explainBadXml(xml)).toBeDefined();
  });

  test('accepts what is well-formed, and reads it', () => {
    const xml = '<?xml version="1.0"?><a b="c > d" xmlns:e="f"><e:g h="&#10;"/>&amp;&#x26;#38;<b>\r\n</b></a>';
    expect(explainBadXml(xml)).toBeUndefined();
    expect(parseXml(xml)).toMatchObject({ text: '&&#38;', attributes: { b: 'c > d' } });
    expect(textsOf(xml, 'b')).toEqual(['\n']);
    expect(parseXml(xml).children[0]?.attributes).toEqual({ h: '\n' });
  });
});
