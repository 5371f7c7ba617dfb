import { fromAssertThat } from './assertthat';
import type { FeatureDocument } from '../document';
import { fromBehavePro } from './behave-pro';
import { withTestsOnce } from './join-tests';
import type { ExportedFile, TakenExport, TakenFile } from './notes';
import type { Tool } from './tools';
import { bytesOf, opened, type OpenFile } from './open-file';
import { flat, unnumbered, withPaths } from './paths';
import { isOf } from './recognise';
import { fromXray, xrayPath } from './xray';

/** What a tool's file becomes by itself, and the path it has under any number. */
const READERS: Record<Tool, { read: (file: OpenFile) => OpenFile; path: (file: OpenFile) => string }> = {
  'behave-pro': { read: fromBehavePro, path: ({ source }) => flat(source) },
  assertthat: { read: fromAssertThat, path: unnumbered },
  xray: { read: fromXray, path: xrayPath },
};

const untouched = ({ path, bytes }: ExportedFile, kind: 'as-it-is' | 'not-of-tool'): TakenFile => ({
  source: path,
  path,
  bytes,
  testTypes: [],
  notes: [{ kind }],
});

/** Whether a file holds nothing but what its requirement is called, and what runs before scenarios that it has not. */
const saysNothing = ({ scenarios, rules, feature }: FeatureDocument): boolean =>
  !scenarios.length && !rules.length && !feature?.description.trim();

/** One file of an export, read by itself: it can be done bit by bit, before `takenExport` looks at all of them. */
export type ReadFile = { open: OpenFile } | { taken: TakenFile };

/**
 * Reads a file as one of a tool.
 *
 * @param always Also where it has no mark of the tool: a person said that it is of it.
 */
export function readExported(tool: Tool, file: ExportedFile, always: boolean): ReadFile {
  const read = opened(file);
  if (!read) return { taken: untouched(file, 'as-it-is') };
  if (!always && !isOf(tool, read)) return { taken: untouched(file, 'not-of-tool') };
  return { open: READERS[tool].read(read) };
}

/** All files of an export as they are to be imported, in their order: under paths that last, each scenario once. */
export function takenExport(tool: Tool, files: readonly ReadFile[]): TakenExport {
  const open = files.flatMap((file) => ('open' in file ? [file.open] : []));
  const others = files.flatMap((file) => ('taken' in file ? [file.taken.path] : []));
  const placed = withPaths(open, READERS[tool].path, others);
  const whole = tool === 'xray' ? withTestsOnce(placed) : placed;
  const left = whole.values();
  const result: TakenExport = { files: [], emptied: [] };
  for (const file of files) {
    const own = 'open' in file ? left.next().value : undefined;
    if ('taken' in file) result.files.push(file.taken);
    if (!own) continue;
    const { source, path, testTypes, notes, document } = own;
    const into = notes.flatMap((note) => (note.kind === 'joined' ? [note.into] : []));
    const taken = { source, path, bytes: bytesOf(own) };
    if (into.length && saysNothing(document)) result.emptied.push({ ...taken, into, notes });
    else
      result.files.push({
        ...taken,
        testTypes: testTypes.some((type) => type !== undefined) ? testTypes : [],
        notes: path === source ? notes : [{ kind: 'path', path }, ...notes],
      });
  }
  return result;
}

/** The whole of an export at once. */
export const takeOver = (tool: Tool, files: readonly ExportedFile[], always = false): TakenExport =>
  takenExport(
    tool,
    files.map((file) => readExported(tool, file, always)),
  );
