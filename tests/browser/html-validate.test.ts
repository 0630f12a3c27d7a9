import { relative } from 'node:path';
import { type ConfigData, HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { DIST, htmlFiles } from '../support/site-pages.ts';

const CONFIGURATION: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Style only: `<br/>` is valid HTML, and what the Markdown renderer writes.
    'void-style': 'off',
    // Style only: the template compiler keeps the line breaks of conditions, and their spaces.
    'no-trailing-whitespace': 'off',
    // A search engine's advice about length, not HTML; titles belong to the writers.
    'long-title': 'off',
  },
};

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(CONFIGURATION);
  const files = htmlFiles();
  expect(files).not.toEqual([]);
  const { results } = await validator.validateMultipleFiles(files);
  const problems = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) =>
        `${relative(DIST, filePath ?? '')}:${line}:${column} ${ruleId}: ${message}`,
    ),
  );
  expect(problems).toEqual([]);
});
