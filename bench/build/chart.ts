import type { Row } from './build.ts';

const WIDTH = 720;
const LEFT = 220;
const BAR = 18;
const GAP = 8;

/** Draw the wall time of a cold build of every row as bars on a logarithmic scale, from a tenth of a second. */
export function drawChart(rows: readonly Row[]): string {
  const seconds = (row: Row) => row.taken.get('cold')?.wall ?? 0.1;
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(...rows.map(seconds)) / 0.1)));
  const x = (value: number) => LEFT + (Math.log10(Math.max(value, 0.1) / 0.1) / decades) * (WIDTH - LEFT - 90);
  const height = rows.length * (BAR + GAP) + 50;
  const ticks = Array.from({ length: decades + 1 }, (_, index) => 0.1 * 10 ** index);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Time of a cold build on the wall</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...ticks.map((tick) => {
      const at = x(tick).toFixed(1);
      return `<path d="M${at} 24V${height - 20}" stroke="#ddd"/><text x="${at}" y="16" text-anchor="middle" fill="#555">${Number(tick.toPrecision(1))} s</text>`;
    }),
    ...rows.map((row, index) => {
      const [top, end] = [30 + index * (BAR + GAP), x(seconds(row))];
      const colour = row.name === 'Afterword' ? '#0f5a62' : '#9aa5a7';
      return [
        `<text x="${LEFT - 8}" y="${top + 14}" text-anchor="end" fill="#222">${row.name}, ${row.count} entries</text>`,
        `<rect x="${LEFT}" y="${top}" width="${(end - LEFT).toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
        `<text x="${(end + 6).toFixed(1)}" y="${top + 14}" fill="#222">${seconds(row).toFixed(1)} s</text>`,
      ].join('');
    }),
    '</svg>\n',
  ].join('\n');
}
