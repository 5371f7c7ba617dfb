import { encodeSource, fileName, markedPath, type ScenarioEntry } from '@behave-pro/core/gherkin';
import {
  presentText,
  shownName,
  toFeature,
  tooLarge,
  tooLargeToSave,
  type Feature,
} from '../../features/feature-record';
import { pathProblem } from '../../import-export/file-path';
import type { ImportedRecord } from '../../invoke-api';
import { distinct } from '../../lists';
import { featureIdAmong, featureIdOf, scenarioIdFrom } from '../../records/keys';
import type { IssuePlace } from '../../records/kinds';
import type { Present } from './present-features';
import { refused, same, told, type Incoming } from './outcome';
import type { Terms } from './terms';

/** What is to become of a feature of the archive: `before` is the one here, or removed here, whose history goes on. */
export interface Planned {
  record: ImportedRecord;
  after?: Feature;
  before?: Feature;
  /** Its history comes along; any other begins, or goes on, with this import. */
  isWhole?: true;
}

const FILE_NAME = /^[^/\\\p{Cc}\p{Cs}]{1,200}\.feature$/u;

/** The archive's feature as the app works with it. Answers why it cannot be, in words for people. */
function read({ project }: Terms, { attributes, body }: Incoming<'feature'>, id: string): Feature | string {
  const path = String(attributes?.path ?? '');
  const name = String(attributes?.fileName ?? '');
  const problem = pathProblem(path);
  if (problem) return problem;
  if (!FILE_NAME.test(name)) return 'Its name in downloads is no file name.';
  try {
    const feature = toFeature(id, { projectId: project.id, attributes: { path, fileName: name }, body });
    const ids = distinct(feature.scenarios.map((entry) => entry.id));
    if (ids.length !== feature.scenarios.length || ids.length !== feature.document.scenarios.length)
      return 'Its list of scenarios does not go with its text.';
    if (!encodeSource(presentText(feature), feature.encoding))
      return 'Its text does not go with its encoding.';
    return feature;
  } catch {
    return 'Its text cannot be read as Gherkin, and is not kept as a draft.';
  }
}

const essence = ({ path, document, draft, encoding, scenarios }: Feature) => ({
  path,
  text: document.text,
  draft,
  encoding,
  scenarios,
});

function placesOf({ places }: Terms, ...tables: (readonly ScenarioEntry[])[]): IssuePlace[] {
  const ids = distinct(tables.flatMap((table) => table.flatMap(({ issues }) => issues)));
  return ids.flatMap((id) => {
    const place = places.get(id);
    return place ? [{ id: place.id, projectId: place.projectId }] : [];
  });
}

/** A path that is free: `basket (2).feature`. */
function freePath(path: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const free = markedPath(path, ` (${number})`);
    if (!taken.has(free)) return free;
  }
}

/** A name in downloads that nothing has, as a feature that is made here gets it. */
const freeFile = ({ paths, files }: Present, feature: Feature): string =>
  fileName(shownName(feature), new Set([...paths, ...files]));

/** Scenarios that another feature here has by now come as copies: a new id, no links. */
function comingIn(
  { holders }: Present,
  featureId: string,
  scenarios: readonly ScenarioEntry[],
  archive: string,
): { scenarios: ScenarioEntry[]; copies: number } {
  let copies = 0;
  const table = scenarios.map((entry, index) => {
    const holder = holders.get(entry.id);
    if (holder === undefined || holder === featureId) return entry;
    copies += 1;
    return { ...entry, id: scenarioIdFrom(featureId, `${archive} ${entry.id} ${index}`), issues: [] };
  });
  return { scenarios: table, copies };
}

const copyId = ({ archive, project }: Terms, id: string): string =>
  featureIdAmong(`archive ${archive} ${project.id}`, id);

/** The feature beside those that are here: other ids, no links, a history that begins now. */
function copied(terms: Terms, present: Present, incoming: Incoming<'feature'>, archived: Feature): Planned {
  const id = copyId(terms, archived.id);
  const { path } = archived;
  if (present.byId.has(id)) return { record: told(incoming, 'same', { path }) };
  const free = present.paths.has(path)
    ? freePath(path, new Set([...present.paths, ...present.coming]))
    : path;
  const scenarios = archived.scenarios.map((entry, index) => ({
    ...entry,
    id: scenarioIdFrom(id, `${terms.archive} ${index}`),
    issues: [],
  }));
  const after: Feature = {
    ...archived,
    id,
    path: free,
    fileName: freeFile(present, archived),
    scenarios,
    pending: [],
    saves: [],
    olderSaves: 0,
    pages: [],
  };
  return { record: told(incoming, 'copied', { path: free }), after, before: { ...after, saves: [] } };
}

function replaced(
  terms: Terms,
  present: Present,
  incoming: Incoming<'feature'>,
  { archived, here }: { archived: Feature; here: Feature },
): Planned {
  const { scenarios, copies } = comingIn(present, here.id, archived.scenarios, terms.archive);
  const isFree = archived.path === here.path || !present.paths.has(archived.path);
  const pending = new Map(
    [
      ...here.pending,
      ...distinct(here.scenarios.flatMap(({ issues }) => issues)).map((id) => ({
        id,
        projectId: terms.project.id,
      })),
      ...placesOf(terms, scenarios),
    ].map((place) => [place.id, place]),
  );
  const after: Feature = {
    ...archived,
    id: here.id,
    path: isFree ? archived.path : here.path,
    fileName: here.fileName,
    scenarios,
    pending: [...pending.values()],
    saves: here.saves,
    olderSaves: here.olderSaves,
    pages: here.pages,
    news: here.news,
  };
  const record = told(incoming, 'replaced', { path: after.path, ...(copies && { copies }) });
  return { record, after, before: here };
}

function fresh(terms: Terms, present: Present, incoming: Incoming<'feature'>, archived: Feature): Planned {
  const { scenarios, copies } = comingIn(present, archived.id, archived.scenarios, terms.archive);
  const named = present.files.has(archived.fileName) ? freeFile(present, archived) : archived.fileName;
  const after = { ...archived, fileName: named, scenarios, pending: placesOf(terms, scenarios) };
  const record = told(incoming, 'new', { path: after.path, ...(copies && { copies }) });
  const removed = present.removed.get(after.id);
  if (!removed) return { record, after, isWhole: true };
  // What it said when it was removed, and how it came to that, stays in its history.
  const { saves, olderSaves, pages } = removed;
  return { record, after: { ...after, saves, olderSaves, pages }, before: removed };
}

const LEAVING =
  'It was just removed here, which is still going on. Import the archive once more in a minute.';

/** Another delivery of this very step has written the feature. */
function delivered(incoming: Incoming<'feature'>, here: Feature): Planned {
  const isWhole = same(here.saves, incoming.body.saves ?? []);
  return { record: told(incoming, isWhole ? 'new' : 'replaced', { path: here.path }) };
}

function planned(terms: Terms, present: Present, incoming: Incoming<'feature'>): Planned {
  const id = featureIdOf(incoming.key);
  const archived = read(terms, incoming, id);
  if (typeof archived === 'string') return { record: refused(incoming, archived) };
  const { path } = archived;
  if (present.leaving.has(id)) return { record: refused(incoming, LEAVING) };
  if (present.elsewhere.has(id)) return copied(terms, present, incoming, archived);
  const here = present.byId.get(id) ?? present.byPath.get(path);
  if (!here) return fresh(terms, present, incoming, archived);
  // What has just come in is not written over by another one.
  if (here.id !== id && present.planned.has(here.id)) return copied(terms, present, incoming, archived);
  if (present.mine.has(here.id)) return delivered(incoming, here);
  if (here.id === id && same(essence(here), essence(archived)))
    return { record: told(incoming, 'same', { path }) };
  if (terms.onDifferent === 'keep') return { record: told(incoming, 'different', { path }) };
  return terms.onDifferent === 'take'
    ? replaced(terms, present, incoming, { archived, here })
    : copied(terms, present, incoming, archived);
}

/** What becomes of one feature, on what is here. One that has no room beside the history here is refused. */
export function planFeature(terms: Terms, present: Present, incoming: Incoming<'feature'>): Planned {
  const plan = planned(terms, present, incoming);
  const { after, isWhole } = plan;
  const problem = after && (isWhole ? tooLarge(after) : tooLargeToSave(after));
  return problem ? { record: refused(incoming, problem) } : plan;
}
