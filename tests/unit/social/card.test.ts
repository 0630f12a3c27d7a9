import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { PathCommand } from 'opentype.js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/output/read-output.ts';
import { type Card, drawCard, setCard } from '../../../src/social/card.ts';
import { coverShape } from '../../../src/social/coverage.ts';
import { readTypeface } from '../../../src/social/fonts.ts';
import { setLines } from '../../../src/social/lines.ts';
import { createDraw } from '../../../src/social/picture.ts';
import { writePng } from '../../../src/social/png.ts';
import { plainText, type Shape } from '../../../src/social/typeface.ts';
import { makeFolder } from '../folder.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const face = readTypeface(PROJECT);
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
      expect(face.set(plainText(face, text), 40)[0]?.shape.commands.length).toBeGreaterThan(0);
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
    for (const sign of text.replaceAll(' ', ''))
      expect(face.set(sign, 40)[0]?.shape.commands.length, sign).toBeGreaterThan(0);
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
    const drawn = (title: readonly string[]) =>
      setCard(face, { ...CARD, title })
        .filter(({ colour, y }) => colour === 'ink' && y < 512)
        .map(({ text }) => text)
        .join(' ');
    expect(drawn(['データ', 'blog/data', 'Fixture'])).toBe('blog/data');
    expect(drawn(['データ', 'blog/データ', 'サイト', 'example.org'])).toBe('example.org');
    expect(drawn(['Outage', 'blog/data'])).toBe('Outage');
    expect(drawn(['⌘K', 'blog/command-k'])).toBe('blog/command-k');
    expect(drawn(['p99 ≤ 5 ms', 'blog/p99'])).toBe('p99 ≤ 5 ms');
  });

  test('is a whole picture for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (title) => {
        const png = drawCard(face, { ...CARD, title: [title, 'fallback'], site: [title, 'host'] });
        const { info } = await sharp(png, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
        expect(info).toMatchObject({ width: 1200, height: 630 });
      }),
      { numRuns: 30 },
    );
  });

  test('shows the severity by its colour and its name', async () => {
    const corner = async (card: Card) =>
      (await sharp(drawCard(face, card)).extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()).toString(
        'hex',
      );
    const severe = { ...CARD, severity: { id: 'sev1', label: 'SEV1' } } as const;
    expect(await corner(severe)).toBe('a1162b');
    expect(await corner(CARD)).toBe('0f5a62');
    expect(setCard(face, severe)[0]).toMatchObject({ text: 'Post-mortem · SEV1', colour: 'tone' });
    expect(drawCard(face, { ...CARD, severity: { id: 'sev1', label: '重大' } })).toEqual(drawCard(face, severe));
  });

  test('has ink in every corner of its plan', async () => {
    const png = drawCard(face, { ...CARD, severity: { id: 'sev2', label: 'SEV2' } });
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
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

describe('the coverage of a shape', () => {
  const box = (...points: [number, number][]): Shape => ({
    unitsPerEm: 1,
    commands: [...points.map(([x, y], index): PathCommand => ({ type: index === 0 ? 'M' : 'L', x, y })), { type: 'Z' }],
  });

  test('of a box between pixels is its share of each', () => {
    const { left, top, width, coverage } = coverShape(box([0.5, 0], [2.25, 0], [2.25, 1.5], [0.5, 1.5]), 1, 0);
    expect([left, top, width]).toEqual([0, -2, 4]);
    expect([...coverage].slice(0, 8)).toEqual([0.25, 0.5, 0.125, 0, 0.5, 1, 0.25, 0]);
  });

  test('is the area of any triangle, wherever it lies and however it turns', () => {
    const number = fc.double({ min: -20, max: 20, noNaN: true });
    const point = fc.tuple(number, number);
    fc.assert(
      fc.property(point, point, point, number, (a, b, c, x) => {
        const { coverage } = coverShape(box(a, b, c), 1, x);
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
        expect(coverage.reduce((sum, share) => sum + share, 0)).toBeCloseTo(area, 2);
        expect(coverage.every((share) => share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });

  test('leaves a hole where an outline turns the other way', () => {
    const outer = box([0, 0], [4, 0], [4, 4], [0, 4]);
    const inner = box([1, 1], [1, 3], [3, 3], [3, 1]);
    const { coverage } = coverShape({ ...outer, commands: [...outer.commands, ...inner.commands] }, 1, 0);
    expect(coverage.reduce((sum, share) => sum + share, 0)).toBeCloseTo(12, 5);
  });

  test('is like that of another program that draws the same letters', async () => {
    const card = { ...CARD, title: ['Quick brown foxes, 0123456789: é ß Ж λ → ≤'] };
    const shapes = setCard(face, card).flatMap(({ text, x, y, size }) =>
      face.set(text, size).map(({ shape, x: offset }) => {
        const scale = size / shape.unitsPerEm;
        // The canvas sets a letter to half a pixel and a line to a whole one.
        const place = Math.round((x + offset) * 2) / 2;
        return `<path transform="translate(${place} ${Math.round(y)}) scale(${scale} ${-scale})" d="${shape.commands.map(write).join('')}"/>`;
      }),
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#fff"/>${shapes.join('')}</svg>`;
    const theirs = await sharp(Buffer.from(svg))
      .greyscale()
      .extract({ left: 60, top: 150, width: 1080, height: 340 })
      .raw()
      .toBuffer();
    const ours = await sharp(drawCard(face, card))
      .greyscale()
      .extract({ left: 60, top: 150, width: 1080, height: 340 })
      .raw()
      .toBuffer();
    const darkness = (bytes: Buffer, paper: number, ink: number) =>
      Array.from(bytes).map((value) => (255 * (paper - value)) / (paper - ink));
    const [a, b] = [
      darkness(theirs, 255, 0),
      darkness(
        ours,
        ...ours.reduce<[number, number]>(
          ([paper, ink], value) => [Math.max(paper, value), Math.min(ink, value)],
          [0, 255],
        ),
      ),
    ];
    const differences = a.map((value, index) => Math.abs(value - (b[index] ?? 0)));
    // Six shades: half a shade is 21 of 255.
    expect(differences.filter((difference) => difference > 30).length / differences.length).toBeLessThan(0.001);
  });
});

describe('a PNG', () => {
  test('has the colours that the canvas names, at odd widths too', async () => {
    const canvas = { width: 3, height: 2, pixels: Uint8Array.of(0, 1, 2, 2, 1, 0) };
    const png = writePng(canvas, ['#ffffff', '#ff0000', '#0000ff']);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 3, height: 2, channels: 3 });
    expect(data.toString('hex')).toBe('ffffffff00000000ff0000ffff0000ffffff');
    expect(() =>
      writePng(
        canvas,
        Array.from({ length: 17 }, () => '#000000'),
      ),
    ).toThrow('17');
  });
});

describe('a picture', () => {
  test('is drawn beside the main thread, and taken from the cache for the same card only', async () => {
    const root = makeFolder();
    for (const name of ['node_modules', 'src', 'package-lock.json']) symlinkSync(join(PROJECT, name), join(root, name));
    rmSync(join(root, 'node_modules'));
    mkdirSync(join(root, 'node_modules'));
    for (const name of ['@fontsource', 'opentype.js'])
      symlinkSync(join(PROJECT, 'node_modules', name), join(root, 'node_modules', name));
    const kept = () => listFiles(join(root, 'node_modules/.astro/afterword/social'));
    const draw = createDraw(root);
    const [first, other] = await Promise.all([draw(CARD), draw({ ...CARD, kind: 'Blog' })]);
    expect(Buffer.from(first).equals(drawCard(face, CARD))).toBe(true);
    expect(Buffer.from(other).equals(first)).toBe(false);
    expect(kept()).toHaveLength(2);
    const folder = join(root, 'node_modules/.astro/afterword/social');
    const times = () => kept().map((file) => statSync(join(folder, file)).mtimeMs);
    const before = times();
    expect(await draw(CARD)).toEqual(first);
    expect(times()).toEqual(before);
    for (const file of kept()) writeFileSync(join(folder, file), 'kept');
    expect(await draw(CARD)).toEqual(first);
  });
});

function write(command: PathCommand): string {
  switch (command.type) {
    case 'Z':
      return 'Z';
    case 'C':
      return `C${command.x1} ${command.y1} ${command.x2} ${command.y2} ${command.x} ${command.y}`;
    case 'Q':
      return `Q${command.x1} ${command.y1} ${command.x} ${command.y}`;
    default:
      return `${command.type}${command.x} ${command.y}`;
  }
}
