import type { Context } from '../context';
import { readContents } from '../forge/kvs';
import type { Change } from '../records/change';
import { decodeBody } from '../records/codec';
import { savesKey, versionKey } from '../records/keys';
import type { Save, SaveOrigin, VersionContent } from '../records/kinds';
import { sha256 } from '../sha256';
import { withNews } from './news/note-news';
import { presentText, putFeature, type Feature } from './feature-record';

/** Saves a feature's own record holds; beyond, the oldest go to a page of their own. */
const SAVES_KEPT = 60;
const SAVES_A_PAGE = 40;

/** Names a text among those a feature had. It begins with the text's `textHash`. */
export const versionOf = (text: string): string => sha256(text).slice(0, 32);

/** Who changes a text, when, and from where. */
export type Edit = Pick<Save, 'at' | 'by' | 'from'>;

/** The edit of who acts now. */
export const editOf = ({ who, now }: Context, from: SaveOrigin): Edit => ({
  at: Math.floor(now / 1000),
  ...(who.kind === 'person' && { by: who.accountId }),
  from,
});

const contentOf = (feature: Feature): VersionContent => ({
  text: presentText(feature),
  encoding: feature.encoding,
  scenarios: feature.scenarios,
});

/**
 * Notes a save if the text is another one than before, and keeps the one before as a version: the present text is in the
 * feature itself. Answers the feature as it is to be written.
 *
 * @param file The text of an imported file that was merged into this one: the next import is merged from it.
 */
export function withSave(
  change: Change,
  before: Feature,
  after: Feature,
  edit: Edit,
  file?: string,
): Feature {
  const version = versionOf(presentText(after));
  const [newest] = before.saves;
  const draft = after.draft !== undefined;
  if (newest?.version === version && Boolean(newest.draft) === draft) return after;
  const { projectId, id, olderSaves, pages } = before;
  if (newest) change.content(versionKey(projectId, id, newest.version), contentOf(before));
  const merged = file === undefined ? undefined : versionOf(file);
  if (merged !== undefined)
    change.content(versionKey(projectId, id, merged), { ...contentOf(after), text: file, scenarios: [] });
  const save: Save = { ...edit, version, ...(draft && { draft }), ...(merged && { file: merged }) };
  const saves = [save, ...before.saves];
  if (saves.length <= SAVES_KEPT) return { ...after, saves };
  change.content(savesKey(projectId, id, olderSaves), saves.slice(-SAVES_A_PAGE));
  return {
    ...after,
    saves: saves.slice(0, -SAVES_A_PAGE),
    olderSaves: olderSaves + 1,
    pages: [...pages, olderSaves],
  };
}

/**
 * Writes a feature whose text a person may have changed, with its line in the catalogue and what those who watch its issues
 * are to be told. Throws TooLarge.
 *
 * @param elsewhere Ids of scenarios that go from one feature to another by this.
 */
export async function saveFeature(
  change: Change,
  before: Feature,
  after: Feature,
  edit: Edit,
  elsewhere?: ReadonlySet<string>,
): Promise<Feature> {
  const told = await withNews(change, before, after, edit, elsewhere);
  const saved = withSave(change, before, told, edit);
  await putFeature(change, saved);
  return saved;
}

/** The pages of a feature's saves that its own record no longer holds, in the order of `pages`; newest first in each. */
export async function pagesOfSaves({ projectId, id, pages }: Feature): Promise<Save[][]> {
  const contents = await readContents(pages.map((page) => savesKey(projectId, id, page)));
  return contents.map((content) => (content ? decodeBody<Save[]>(content) : []));
}

/** Every save of a feature's text, newest first. */
export async function savesOf(feature: Feature): Promise<Save[]> {
  return [...feature.saves, ...(await pagesOfSaves(feature)).reverse().flat()];
}

/** The text of the file a feature was last imported from; `undefined` when it never was. */
export async function importedText(feature: Feature): Promise<string | undefined> {
  const last = (await savesOf(feature)).find(({ from }) => from === 'import');
  return last && (await readVersion(feature, last.file ?? last.version))?.text;
}

/** A text the feature had; `undefined` for one it never had. */
export async function readVersion(feature: Feature, version: string): Promise<VersionContent | undefined> {
  if (feature.saves[0]?.version === version) return contentOf(feature);
  const [content] = await readContents([versionKey(feature.projectId, feature.id, version)]);
  return content === undefined ? undefined : decodeBody<VersionContent>(content);
}
