import type { Operation } from '../forge/kvs';
import { generationRef } from './keys';
import { toStored } from './record';

/**
 * Notes with a change that what downloads of a project are made of is another thing now. On no condition: whoever changes one
 * feature does not wait for who changes another, and any two changes leave a value that neither of them found.
 *
 * @param of Another with each attempt at a change.
 */
export const newGeneration = (projectId: string, of: string, now: number): Operation => ({
  kind: 'set',
  ref: generationRef(projectId),
  value: toStored({
    projectId,
    updatedAt: Math.floor(now / 1000),
    revision: 1,
    writes: [of],
    body: { of },
    attributes: {},
  }),
  expected: 'any',
});
