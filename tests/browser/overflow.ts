import type { Page } from 'playwright-core';

/** Elements that are wider than the page, or that hide a part of what they hold. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const name = ({ tagName, className, id }: Element) => `${tagName.toLowerCase()}${id && `#${id}`}.${className}`;
    const style = (element: Element) => getComputedStyle(element);
    // What is for screen readers only is one pixel wide.
    const isShown = (element: Element) => element.checkVisibility() && style(element).clipPath === 'none';
    const hides = (value: string) => value === 'hidden' || value === 'clip';
    const shown = [...document.querySelectorAll('body *')].filter(isShown);
    const clipped = shown.filter((element) => {
      const { overflowX, overflowY } = style(element);
      const isCutX = hides(overflowX) && element.scrollWidth > element.clientWidth;
      return isCutX || (hides(overflowY) && element.scrollHeight > element.clientHeight);
    });
    const outside = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const scrollers = 'pre, .table-scroll, .drawing-scroll, .drawing-parts svg, .formula';
      return (left < -0.5 || right > root.clientWidth + 0.5) && !element.parentElement?.closest(scrollers);
    });
    return [
      ...(root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : []),
      ...clipped.map((element) => `${name(element)} hides a part of its content`),
      ...outside.map((element) => `${name(element)} reaches out of the page`),
    ];
  });
}
