import { autolinks } from './autolinks.ts';
import { callouts } from './callouts.ts';
import { codeBlocks } from './code-blocks.ts';
import { diagrams } from './diagrams/diagrams.ts';
import { emptySections } from './empty-sections.ts';
import { figures } from './figures.ts';
import { formulas } from './formulas.ts';
import { imageReferences } from './image-references.ts';
import { runningText } from './running-text.ts';
import { singleTildes } from './single-tildes.ts';

/** What becomes of the syntax tree of a text, in this order. */
export const MDAST_PLUGINS = [
  emptySections,
  runningText,
  imageReferences,
  autolinks,
  singleTildes,
  callouts,
  figures,
  formulas,
  diagrams,
  codeBlocks,
];
