import { backgroundText, bodyText, commentsAbove } from './same-text';
import { linesToRemove } from '../edit/remove-scenario';
import { testKeysIn } from '../issue-tags';
import { joinLines } from '../lines';
import { parseFeature } from '../parse';
import { ownTags, retagged, type OpenFile } from './open-file';

/** A scenario of one of the files. */
interface Place {
  file: number;
  index: number;
}

/** Scenarios of each test that several files have, and those of which nobody can tell which test they are. */
function repeated(files: readonly OpenFile[]): { tests: Place[][]; unclear: Place[] } {
  const places = new Map<string, Place[]>();
  const unclear: Place[] = [];
  files.forEach((file, at) => {
    for (const { index } of file.document.scenarios) {
      const [test, ...others] = testKeysIn(ownTags(file, index));
      const place = { file: at, index };
      if (others.length) unclear.push(place);
      else if (test !== undefined) places.set(test, [...(places.get(test) ?? []), place]);
    }
  });
  const tests: Place[][] = [];
  for (const some of places.values()) {
    const isTwice = new Set(some.map(({ file }) => file)).size < some.length;
    if (isTwice) unclear.push(...some);
    else if (some.length > 1) tests.push(some);
  }
  return { tests, unclear };
}

/** What a file loses to others, and the tags that its scenarios get for it. */
interface Joining {
  adds: Map<number, string[]>;
  /** Positions of those that are kept elsewhere, by the file that keeps them. */
  goes: Map<number, number>;
  differs: Map<number, number>;
  unclear: number[];
}

const allTags = ({ document }: OpenFile, index: number): string[] => {
  const { tags = [], inheritedTags = [] } = document.scenarios[index] ?? {};
  return [...inheritedTags, ...tags].map(({ name }) => name);
};

function join(files: readonly OpenFile[], joinings: readonly Joining[], places: readonly Place[]): void {
  const textOf = ({ file, index }: Place): string => {
    const { document } = files[file] as OpenFile;
    return JSON.stringify([backgroundText(document, index), bodyText(document, index)]);
  };
  const commentsOf = ({ file, index }: Place) => commentsAbove((files[file] as OpenFile).document, index);
  const [home, ...others] = places;
  if (!home) return;
  const text = textOf(home);
  const comments = new Set(commentsOf(home));
  for (const place of others) {
    if (textOf(place) !== text || !commentsOf(place).every((comment) => comments.has(comment))) {
      joinings[place.file]?.differs.set(place.index, home.file);
      continue;
    }
    joinings[place.file]?.goes.set(place.index, home.file);
    const adds = joinings[home.file]?.adds.get(home.index) ?? [];
    const has = new Set([...allTags(files[home.file] as OpenFile, home.index), ...adds]);
    const more = allTags(files[place.file] as OpenFile, place.index).filter((tag) => !has.has(tag));
    joinings[home.file]?.adds.set(home.index, [...adds, ...new Set(more)]);
  }
}

/** The file without scenarios, which are kept elsewhere; as it was where the rest could not be read back. */
function without(file: OpenFile, indexes: readonly number[]): OpenFile {
  if (!indexes.length) return file;
  const gone = new Set<number>();
  for (const index of indexes) {
    const { first, last } = linesToRemove(file.document, index);
    for (let line = first; line <= last; line += 1) gone.add(line);
  }
  const read = parseFeature(joinLines(file.document.lines.filter((_, at) => !gone.has(at + 1))));
  if (!read.ok || read.document.scenarios.length !== file.document.scenarios.length - indexes.length)
    return file;
  const left = new Set(indexes);
  return {
    ...file,
    document: read.document,
    testTypes: file.testTypes.filter((_, index) => !left.has(index)),
  };
}

const namesOf = ({ document }: OpenFile, indexes: readonly number[]): string[] =>
  indexes.map((index) => document.scenarios[index]?.name ?? '');

/** Positions by the file they are told of. */
function byFile(told: ReadonlyMap<number, number>): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const [index, file] of told) groups.set(file, [...(groups.get(file) ?? []), index]);
  return [...groups];
}

/**
 * Undoes what Xray does with a test of several requirements, which it writes once for each: the scenario is kept in the first
 * of the files, in the order of their paths, with the tags that it has in any. One that reads differently in another file, has
 * another background or more comments there, stays there too.
 */
export function withTestsOnce(files: readonly OpenFile[]): OpenFile[] {
  const order = files
    .map((_, n) => n)
    .sort((a, b) =>
      (files[a] as OpenFile).path.localeCompare((files[b] as OpenFile).path, 'en', { numeric: true }),
    );
  const sorted = order.map((n) => files[n] as OpenFile);
  const joinings = sorted.map((): Joining => ({
    adds: new Map(),
    goes: new Map(),
    differs: new Map(),
    unclear: [],
  }));
  const { tests, unclear } = repeated(sorted);
  for (const places of tests) join(sorted, joinings, places);
  for (const { file, index } of unclear) joinings[file]?.unclear.push(index);
  const joined = sorted.map((file, n): OpenFile => {
    const { adds, goes, differs, unclear: several } = joinings[n] as Joining;
    const pathOf = (other: number): string => sorted[other]?.path ?? '';
    const tagged = adds.size ? retagged(file, { keeps: () => true, adds }) : file;
    const left = without(tagged, [...goes.keys()]);
    const notes = [...left.notes];
    if (left !== tagged || !goes.size)
      for (const [other, indexes] of byFile(goes))
        notes.push({ kind: 'joined', scenarios: namesOf(file, indexes), into: pathOf(other) });
    for (const [other, indexes] of byFile(differs))
      notes.push({ kind: 'differs', scenarios: namesOf(file, indexes), from: pathOf(other) });
    if (several.length) notes.push({ kind: 'unclear', scenarios: namesOf(file, several) });
    return { ...left, notes };
  });
  return files.map((_, n) => joined[order.indexOf(n)] as OpenFile);
}
