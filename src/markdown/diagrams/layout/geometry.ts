export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Corners of an ellipse that is drawn as a polygon to find where a line meets it. */
const CORNERS = 72;

/** Where a straight line, longer than it is at `end`, meets an outline first; `end` where it does not. */
export function meet(start: Point, end: Point, outline: readonly Point[]): Point {
  const across = end.x - start.x;
  const down = end.y - start.y;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] ?? from;
    const cross = across * (to.y - from.y) - down * (to.x - from.x);
    if (Math.abs(cross) < 1e-9) continue;
    const along = ((from.x - start.x) * (to.y - from.y) - (from.y - start.y) * (to.x - from.x)) / cross;
    const side = ((from.x - start.x) * down - (from.y - start.y) * across) / cross;
    if (along > 1e-6 && side >= -1e-6 && side <= 1 + 1e-6) nearest = Math.min(nearest, along);
  }
  return Number.isFinite(nearest) ? { x: start.x + across * nearest, y: start.y + down * nearest } : end;
}

/** An ellipse that fills a box. */
export function ellipseIn({ x, y, width, height }: Box): Point[] {
  return Array.from({ length: CORNERS }, (_, index) => {
    const angle = (2 * Math.PI * index) / CORNERS;
    return { x: x + (width / 2) * (1 + Math.cos(angle)), y: y + (height / 2) * (1 + Math.sin(angle)) };
  });
}

/** The smallest box around points. */
export function boxAround(points: readonly Point[]): Box {
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function isWithin({ x, y }: Point, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** How far a point is from the sides of a closed shape. */
export function distanceToOutline(point: Point, outline: readonly Point[]): number {
  const distances = outline.map((from, index) =>
    distanceToSide(point, from, outline[(index + 1) % outline.length] ?? from),
  );
  return Math.min(...distances);
}

function distanceToSide(point: Point, from: Point, to: Point): number {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = across * across + down * down;
  const along = length === 0 ? 0 : ((point.x - from.x) * across + (point.y - from.y) * down) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + part * across - point.x, from.y + part * down - point.y);
}
