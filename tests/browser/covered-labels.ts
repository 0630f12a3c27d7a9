import type { Page } from 'playwright-core';

/** Labels of a chart that another label of it covers. */
export function findCoveredLabels(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
      const labels = [...svg.querySelectorAll('text')].map((text) => ({
        words: text.textContent ?? '',
        box: text.getBoundingClientRect(),
      }));
      return labels
        .filter(({ box }, index) =>
          labels
            .slice(index + 1)
            .some(
              ({ box: other }) =>
                box.left < other.right &&
                other.left < box.right &&
                box.top < other.bottom - 1 &&
                other.top < box.bottom - 1,
            ),
        )
        .map(({ words }) => words);
    }),
  );
}
