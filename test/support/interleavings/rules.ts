import {
  addEntry,
  addScenario,
  issueKeysOf,
  mergeFeatures,
  newFeature,
  parseFeature,
  rematch,
  removeEntry,
  removeScenario,
  replaceScenario,
  scenarioText,
  withAnswers,
  withIssue,
  withoutIssue,
  type FeatureDocument,
  type ScenarioEntry,
} from '../../../core/gherkin';
import { scenarioIdOf, type Call, type Edit } from './edits';

/** A feature as one person alone would have made it, one edit after another. */
export interface Serial {
  text: string;
  table: ScenarioEntry[];
  /** Every text it was saved with, the oldest first. */
  texts: string[];
  /** The file it was last imported from. */
  imported?: string;
}

/** What an edit makes of a feature, or why it makes nothing of it. */
export type Step = { after: Serial } | { refused: string };

type Of<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

export const NOTHING: Serial = { text: '', table: [], texts: [] };

function documentOf(text: string): FeatureDocument {
  const read = parseFeature(text);
  if (!read.ok) throw new Error(`A text of the trial cannot be read: ${text}`);
  return read.document;
}

const changed = (before: Serial, text: string, table: ScenarioEntry[]): Step => ({
  after: {
    ...before,
    text,
    table,
    texts: text === before.texts.at(-1) ? before.texts : [...before.texts, text],
  },
});

const merged = (base: string, mine: string, present: string): string | undefined => {
  if (base === present) return mine;
  const result = mergeFeatures(base, mine, present);
  return result.ok ? result.text : undefined;
};

/** The place of a scenario that is on the issue. */
const placeOf = ({ table }: Serial, { scenarioId, issue }: { scenarioId: string; issue: string }): number =>
  table.findIndex(({ id, issues }) => id === scenarioId && issues.includes(issue));

function add(featureId: string, before: Serial, { edit, writeId }: Call & { edit: Of<'add'> }): Step {
  const id = scenarioIdOf(featureId, writeId);
  if (before.table.some((entry) => entry.id === id)) return { refused: 'it is there already' };
  const name = 'name' in edit.feature ? edit.feature.name : '';
  const text = before.text || newFeature({ name, language: 'en' });
  const added = addScenario(documentOf(text), edit.text);
  if (!added.ok) return { refused: 'the scenario cannot be read' };
  const entry = { id, issues: [edit.issue], ...(edit.manual !== undefined && { manual: edit.manual }) };
  return changed(before, added.text, addEntry(before.table, added.index, entry));
}

function edited(before: Serial, edit: Of<'edit'>): Step {
  const index = placeOf(before, edit);
  if (index < 0) return { refused: 'the scenario is not on the issue' };
  const document = documentOf(before.text);
  const text = merged(edit.base, edit.text, scenarioText(document, index));
  if (text === undefined) return { refused: 'the scenario was changed in the same place' };
  const replaced = replaceScenario(document, index, text);
  if (!replaced.ok) return { refused: 'the scenario cannot be read' };
  const { manual } = edit;
  const table = before.table.map((entry, n) =>
    n === index && manual !== undefined ? { ...entry, manual } : entry,
  );
  return changed(before, replaced.text, table);
}

function removed(before: Serial, edit: Of<'remove'>): Step {
  const index = placeOf(before, edit);
  if (index < 0) return { refused: 'the scenario is not on the issue' };
  const document = documentOf(before.text);
  if (scenarioText(document, index) !== edit.base) return { refused: 'the scenario was changed' };
  const without = removeScenario(document, index);
  if (!without.ok) return { refused: 'the scenario cannot be removed' };
  return changed(before, without.text, removeEntry(before.table, index));
}

function linked(before: Serial, { kind, scenarioId, issue }: Of<'link' | 'unlink'>): Step {
  if (!before.table.some(({ id }) => id === scenarioId)) return { refused: 'the scenario is not there' };
  const change = kind === 'link' ? withIssue : withoutIssue;
  const table = before.table.map((entry) => (entry.id === scenarioId ? change(entry, issue) : entry));
  return { after: { ...before, table } };
}

/** The feature with another text as a whole: scenarios are found again, tags they had not link them. */
function rewritten(
  featureId: string,
  before: Serial,
  text: string,
  writeId: string,
  issues: ReadonlyMap<string, string>,
): Step {
  const read = parseFeature(text);
  if (!read.ok) return { refused: 'the text cannot be read' };
  const old = documentOf(before.text);
  const { kept, open } = withAnswers(rematch(old, before.table, read.document), new Map());
  if (open.length) return { refused: 'only a person can tell which scenario is which' };
  const keysBefore = issueKeysOf(old);
  const table = issueKeysOf(read.document).map((keys, n) => {
    const entry = kept[n];
    const had = (entry && keysBefore[before.table.indexOf(entry)]) ?? [];
    const fresh = keys.filter((key) => !had.includes(key)).flatMap((key) => issues.get(key) ?? []);
    return fresh.reduce(withIssue, entry ?? { id: scenarioIdOf(featureId, writeId, n), issues: [] });
  });
  return changed(before, text, table);
}

function imported(
  featureId: string,
  before: Serial,
  { edit, writeId }: Call & { edit: Of<'import'> },
  issues: ReadonlyMap<string, string>,
): Step {
  const there = before !== NOTHING;
  if (there && before.text === edit.text) return { refused: 'it is what is there' };
  if (there && edit.how === 'keep') return { refused: 'what is there stays' };
  const base = there && edit.how === 'merge' ? before.imported : undefined;
  const text = base === undefined ? edit.text : merged(base, edit.text, before.text);
  if (text === undefined) return { refused: 'both changed the same place' };
  const step = rewritten(featureId, before, text, writeId, issues);
  if ('refused' in step || step.after.texts === before.texts) return step;
  return { after: { ...step.after, imported: edit.text } };
}

/**
 * What one edit makes of a feature by the rules of `core`, when nobody else is there. `issues` are ids by key.
 * A feature that is not there yet is `NOTHING`.
 */
export function stepOf(
  featureId: string,
  before: Serial,
  call: Call,
  issues: ReadonlyMap<string, string>,
): Step {
  const { edit, writeId } = call;
  switch (edit.kind) {
    case 'add':
      return add(featureId, before, { ...call, edit });
    case 'edit':
      return edited(before, edit);
    case 'remove':
      return removed(before, edit);
    case 'link':
    case 'unlink':
      return linked(before, edit);
    case 'save': {
      const text = merged(edit.base, edit.text, before.text);
      if (text === undefined) return { refused: 'both changed the same place' };
      return rewritten(featureId, before, text, writeId, issues);
    }
    case 'import':
      return imported(featureId, before, { ...call, edit }, issues);
  }
}
