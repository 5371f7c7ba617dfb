import type { FeatureDocument } from '../../document';
import { Chance } from './chance';
import { Desk, type Torn, type Unclear } from './desk';
import { EDITS, type Kind } from './edits';
import { PLAIN, read, scenariosOf, write, type FileModel, type Style } from './model';
import { sourceOf } from './wording';

/** The mix of kinds, in percent. */
export const MIX: Record<Kind, number> = {
  'rename and edit': 34,
  'swap near-duplicates': 22,
  'split outline': 6,
  'merge scenarios': 3,
  'merge outlines': 3,
  reorder: 3,
  'move between rules': 4,
  'move between files': 4,
  reformat: 2,
  tags: 2,
  steps: 4,
  remove: 4,
  add: 4,
  'duplicate and edit the copy': 4,
  'name elsewhere': 1,
};

/** What may happen beside the main edit: in half of the scripts one or two of these. */
const BESIDE = {
  reorder: 2,
  'move between rules': 1,
  reformat: 2,
  tags: 2,
  steps: 2,
  remove: 1,
  add: 1,
  'rename and edit': 2,
};

/** A file as text, and who its scenarios are, in order. */
export interface ToldFile {
  key: string;
  document: FeatureDocument;
  ids: string[];
}

/** A change of some files, with the truth about it: the same id is the same scenario. */
export interface EditScript {
  kind: Kind;
  before: ToldFile[];
  after: ToldFile[];
  touched: ReadonlySet<string>;
  unclear: readonly Unclear[];
  torn: readonly Torn[];
}

/** Draws the files of a script; `sister` is another file of the same project. */
export type Files = (count: number, chance: Chance) => { files: FileModel[]; sister: FileModel };

function told(file: FileModel, style: Style, chance: Chance): ToldFile {
  const document = read(write(file, style, chance));
  const ids = scenariosOf(file).map(({ id }) => id);
  if (ids.length !== document.scenarios.length) throw new Error(`${file.key} is not read as it was written`);
  return { key: file.key, document, ids };
}

/** A script from a source of numbers in [0, 1): the same numbers give the same script. */
export function editScript(random: () => number, draw: Files): EditScript {
  const chance = new Chance(random);
  const kind = chance.weighted(MIX);
  const beside = chance.of(0.5)
    ? chance.some([0, 1], chance.int(1, 2)).map(() => chance.weighted(BESIDE))
    : [];
  const { files, sister } = draw(chance.int(kind === 'move between files' ? 2 : 1, 3), chance);
  const desk = new Desk(files, sourceOf(sister), chance);
  const kinds: Kind[] = [kind, ...beside];
  const edits = kinds.map((name) => EDITS[name](desk));
  const before = desk.files.map((file) => told(file, PLAIN, chance));
  for (const edit of edits) edit();
  if (kind === 'reformat') for (const { id } of desk.all()) desk.touched.add(id);
  const style: Style = kinds.includes('reformat')
    ? {
        indent: chance.pick(['    ', '\t', ' ']),
        gap: chance.int(0, 3),
        padded: chance.of(0.5),
        comments: 0.2,
      }
    : PLAIN;
  const after = desk.files.map((file) => told(file, style, chance));
  return { kind, before, after, touched: desk.touched, unclear: desk.unclear, torn: desk.torn };
}
