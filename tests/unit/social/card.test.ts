import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/cache.ts';
import { createKeep } from '../../../src/cache/keep.ts';
import { listFiles } from '../../../src/output/verify.ts';
import { type Card, drawCard } from '../../../src/social/card.ts';
import { readTypeface } from '../../../src/social/fonts.ts';
import { setLines } from '../../../src/social/lines.ts';
import { drawPicture } from '../../../src/social/picture.ts';
import { plainText } from '../../../src/social/typeface.ts';
import { makeFolder } from '../folder.ts';

const face = readTypeface(fileURLToPath(new URL('../../..', import.meta.url)));
const BOX = { width: 1000, height: 330, leading: 1.14, sizes: [96, 72, 60, 48, 33] };
const CARD: Card = {
  title: ['Outage'],
  kind: 'Post-mortem',
  date: ['2 April 2025'],
  duration: '12 min',
  site: ['Fixture'],
};

describe('the typeface', () => {
  test.each(['Plain', 'Łódź, Čeština', 'Việt Nam', 'Ελληνικά', 'Падение', '12 × 3 = 36 €', '🔥 fire'])(
    'writes “%s”',
    (text) => {
      expect(face.canWrite(text)).toBe(true);
      expect(face.draw(plainText(face, text), 0, 0, 40)).toMatch(/^M-?[\d.]+ /);
    },
  );

  test.each(['データベース', '数据库', '장애', 'انقطاع', 'הפסקה', 'บริการ', 'हिन्दी', 'mixed データ'])(
    'does not pretend to write “%s”',
    (text) => {
      expect(face.canWrite(text)).toBe(false);
    },
  );

  test('leaves out what it has no shape for, instead of a box, and what nobody sees', () => {
    expect(plainText(face, '🔥  Fire\u200d \u202e👩‍🚒 in\n\u0000the host')).toBe('Fire in the host');
    expect(plainText(face, '🔥🔥')).toBe('');
  });

  // What a title means stands in such signs too; Source Serif has few of them.
  test.each([
    'p99 ≤ 5 ms',
    'Node 18 → 20',
    'Why 22 ≈ 7 π × 1',
    'F♯ and B♭',
    'IPv4 ✓, IPv6 ×',
    'a ≠ b ⇒ ¬c',
    '★ of ∑ √2 ∞',
    'x ∈ ℝ, y ↔ z',
  ])('keeps every sign of “%s”', (text) => {
    expect(plainText(face, text)).toBe(text);
    expect(face.canWrite(text)).toBe(true);
    for (const sign of text.replaceAll(' ', '')) expect(face.draw(sign, 0, 0, 40), sign).toMatch(/^M-?[\d.]+ /);
  });

  test.each(['⌘K', 'Tables with │ and ─', '8 ☐ of 9', '① first', '\ue0a0 main'])(
    'does not pretend to write “%s”, whose sign no face has',
    (text) => {
      expect(face.canWrite(plainText(face, text))).toBe(false);
    },
  );

  test('leaves out an emoji as a whole, but not a digit in a key, nor one that stands for a plain sign', () => {
    expect(plainText(face, '🤷\u200d♂️ Why 🇩🇪 👍🏽 ❤️\u200d🔥 ⚠️ not ☃')).toBe('Why not');
    expect(plainText(face, 'Step 1\ufe0f\u20e3 of 3')).toBe('Step 1 of 3');
    expect(plainText(face, '18 ➡️ 20, ✅ IPv4, ❌ IPv6')).toBe('18 → 20, ✓ IPv4, × IPv6');
  });

  test('measures a text as long as its parts, without kerning between words', () => {
    expect(face.measure('', 40)).toBe(0);
    expect(face.measure('aa', 80)).toBeCloseTo(2 * face.measure('aa', 40), 5);
  });
});

describe('lines', () => {
  test('keep within their box, whatever the text is, and lose no word that has room', () => {
    const words = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = plainText(face, parts.join(' '));
        const { lines, size } = setLines(face, text, BOX);
        for (const line of lines) expect(face.measure(line, size)).toBeLessThanOrEqual(BOX.width + 0.01);
        expect(lines.length * size * BOX.leading).toBeLessThanOrEqual(Math.max(BOX.height, size * BOX.leading) + 0.01);
        const whole = !lines.at(-1)?.endsWith('…');
        if (whole) expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 60 },
    );
  });

  test('of 300 characters without a space are small and whole', () => {
    const { lines, size } = setLines(face, 'x'.repeat(300), BOX);
    expect(lines.join('')).toBe('x'.repeat(300));
    expect(size).toBe(33);
  });

  test('that have no room even so end in an ellipsis', () => {
    const { lines } = setLines(face, 'words and more of them '.repeat(60).trim(), BOX);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test('are of about equal length, and words stay whole', () => {
    expect(setLines(face, 'Two queries became one: exhausting the host connection pool', BOX).lines).toEqual([
      'Two queries became',
      'one: exhausting the',
      'host connection pool',
    ]);
    expect(setLines(face, 'blog/database-migration', BOX).lines).toEqual(['blog/database-', 'migration']);
  });
});

describe('a card', () => {
  test('draws the first title that can be written', () => {
    const drawn = (title: readonly string[]) => drawCard(face, { ...CARD, title });
    expect(drawn(['データ', 'blog/data', 'Fixture'])).toBe(drawn(['blog/data']));
    expect(drawn(['データ', 'blog/データ', 'サイト', 'example.org'])).toBe(drawn(['example.org']));
    expect(drawn(['Outage', 'blog/data'])).toBe(drawn(['Outage']));
    expect(drawn(['⌘K', 'blog/command-k'])).toBe(drawn(['blog/command-k']));
    expect(drawn(['p99 ≤ 5 ms', 'blog/p99'])).not.toBe(drawn(['p99 5 ms']));
  });

  test('is well-formed for any text, and holds none of it as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (title) => {
        const svg = drawCard(face, { ...CARD, title: [title, 'fallback'], site: [title, 'host'] });
        expect(svg).toMatch(/^<svg [^<>]*>(<(rect|path) [^<>]*\/>)+<\/svg>$/);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 60 },
    );
  });

  test('shows the severity by its colour and its name', () => {
    const svg = drawCard(face, { ...CARD, severity: { id: 'sev1', label: 'SEV1' } });
    expect(svg).toContain('#a1162b');
    expect(drawCard(face, CARD)).not.toContain('#a1162b');
    const other = drawCard(face, { ...CARD, severity: { id: 'sev1', label: '重大' } });
    expect(other).toBe(svg);
  });

  test('has ink in every corner of its plan', async () => {
    const svg = drawCard(face, { ...CARD, severity: { id: 'sev2', label: 'SEV2' } });
    const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
    const dark = (left: number, top: number, width: number, height: number) => {
      let count = 0;
      for (let y = top; y < top + height; y++) {
        for (let x = left; x < left + width; x++)
          if ((data[(y * info.width + x) * info.channels] ?? 255) < 130) count++;
      }
      return count;
    };
    expect(dark(76, 80, 500, 50)).toBeGreaterThan(500);
    expect(dark(76, 170, 600, 200)).toBeGreaterThan(2000);
    expect(dark(76, 535, 400, 50)).toBeGreaterThan(500);
    expect(dark(900, 535, 230, 50)).toBeGreaterThan(200);
    // Nothing comes near the edges.
    expect(dark(0, 30, 60, 600) + dark(1140, 30, 60, 600)).toBe(0);
  });
});

describe('a picture of a drawing', () => {
  test('is taken from the cache for the same drawing only', async () => {
    const root = makeFolder();
    const keep = createKeep(openCache(root, 'social'), 'code');
    const svg = drawCard(face, CARD);
    const first = await drawPicture(svg, keep);
    const [file = ''] = listFiles(root);
    const { mtimeMs } = statSync(join(root, file));
    expect(await drawPicture(svg, keep)).toEqual(first);
    expect(statSync(join(root, file)).mtimeMs).toBe(mtimeMs);
    expect(await drawPicture(drawCard(face, { ...CARD, kind: 'Blog' }), keep)).not.toEqual(first);
    expect(listFiles(root)).toHaveLength(2);
  });

  test('is drawn again when its file is not whole, and the same to the byte', async () => {
    const root = makeFolder();
    const keep = createKeep(openCache(root, 'social'), 'code');
    const svg = drawCard(face, CARD);
    const first = await drawPicture(svg, keep);
    const [file = ''] = listFiles(root);
    for (const left of ['kept', '']) {
      writeFileSync(join(root, file), left);
      expect(await drawPicture(svg, keep)).toEqual(first);
    }
  });
});
