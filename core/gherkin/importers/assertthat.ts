import { languageComment } from '../language';
import { ownTags, retagged, type OpenFile } from './open-file';
import { isNumbered } from './paths';

const TYPES = new Map([
  ['@MANUAL', 'manual'],
  ['@AUTOMATED', 'automated'],
] as const);

const typeIn = (tags: readonly string[]) => {
  const [first] = tags.flatMap((tag) => TYPES.get(tag as '@MANUAL') ?? []);
  return first;
};

/** Whether a file is of AssertThat: the first tag of each scenario says how it is tested, and its name or its head is as there. */
export function isAssertThat(file: OpenFile): boolean {
  const { scenarios, lines } = file.document;
  const typed = scenarios.every(({ index }) => TYPES.has(ownTags(file, index)[0] as '@MANUAL'));
  return scenarios.length > 0 && typed && (isNumbered(file.source) || languageComment(lines)?.line === 1);
}

/** A file of AssertThat: what says how a scenario is tested is its test type, every other tag stays, and keys
 * of issues link. */
export function fromAssertThat(file: OpenFile): OpenFile {
  const { scenarios } = file.document;
  const testTypes = scenarios.map(({ index }) => typeIn(ownTags(file, index)));
  const plain = retagged(file, {
    keeps: (name, owner) => {
      const type = TYPES.get(name as '@MANUAL');
      return owner === 'feature' || type === undefined || type !== testTypes[owner];
    },
  });
  const manual = testTypes.filter((type) => type === 'manual').length;
  const automated = testTypes.filter((type) => type === 'automated').length;
  return {
    ...plain,
    testTypes: testTypes.some((type) => type !== undefined) ? testTypes : [],
    notes: [
      ...plain.notes,
      ...(manual + automated ? [{ kind: 'test-types' as const, manual, automated }] : []),
    ],
  };
}
