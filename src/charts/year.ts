/** A day of a calendar. */
export interface CalendarDay {
  /** `2025-04-02` */
  readonly day: string;
  /** Column from Monday, 0 to 6, and row of the month's block. */
  readonly column: number;
  readonly row: number;
}

/** A month as a block of days. */
export interface CalendarMonth {
  /** `2025-04` */
  readonly month: string;
  readonly rows: number;
  readonly days: readonly CalendarDay[];
}

const DAY = 86_400_000;

/** The twelve months of a year, weeks beginning on Monday. */
export function layoutYear(year: number): CalendarMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = Date.UTC(year, index, 1);
    const length = (Date.UTC(year, index + 1, 1) - first) / DAY;
    const offset = (new Date(first).getUTCDay() + 6) % 7;
    const days = Array.from(
      { length },
      (__, day): CalendarDay => ({
        day: new Date(first + day * DAY).toISOString().slice(0, 10),
        column: (offset + day) % 7,
        row: Math.floor((offset + day) / 7),
      }),
    );
    return { month: new Date(first).toISOString().slice(0, 7), rows: Math.ceil((offset + length) / 7), days };
  });
}
