import type { Page } from 'playwright-core';

/** Words of at most ten letters that go over more than one line; code may break anywhere. */
export function findBrokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || parent.closest('pre, code, svg, math, .address, .visually-hidden')) continue;
      for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(
        /(?<![\p{L}\p{N}])[\p{L}\p{N}]{2,10}(?![\p{L}\p{N}])/gu,
      )) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(`“${word}” in ${parent.tagName.toLowerCase()}.${parent.className}`);
      }
    }
    return broken;
  });
}
