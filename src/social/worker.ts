import { serveWorker } from '../build/worker.ts';
import { type Card, drawCard } from './card.ts';
import { readTypeface } from './fonts.ts';

/** Draws social images beside the main thread; `root` is the project folder, whose packages have the typeface. */
serveWorker((root: string) => {
  const face = readTypeface(root);
  return (card: Card) => drawCard(face, card);
});
