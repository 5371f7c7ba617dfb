import fc from 'fast-check';
import { anyModel } from './arbitrary';
import { anyEdit, edited } from './edits';
import { written } from './model';

export interface Triple {
  base: string;
  mine: string;
  theirs: string;
}

/** A document, and what two people made of it without knowing of each other. */
export const anyTriple: fc.Arbitrary<Triple> = fc
  .tuple(
    anyModel,
    fc.array(anyEdit, { minLength: 1, maxLength: 4 }),
    fc.array(anyEdit, { minLength: 1, maxLength: 4 }),
  )
  .map(([model, mine, theirs]) => ({
    base: written(model),
    mine: written(mine.reduce(edited, model)),
    theirs: written(theirs.reduce(edited, model)),
  }));
