import { scenarioText, type ScenarioEntry } from '@behave-pro/core/gherkin';
import type { LookedInto, Move } from './across-files';

/** A scenario of an old or a new text. */
interface Place {
  path: string;
  index: number;
}

const keyOf = ({ path, index }: Place): string => `${index} ${path}`;

/** Scenarios by their own text, where no other has the same. */
function byText(places: readonly (Place & { text: string })[]): Map<string, Place> {
  const found = new Map<string, Place | undefined>();
  for (const { text, ...place } of places) found.set(text, found.has(text) ? undefined : place);
  return new Map([...found].flatMap(([text, place]) => (place ? [[text, place] as const] : [])));
}

/**
 * Scenarios that stand word for word in another of these files now, where in their own they were taken for another one that
 * only resembles them: what reads the same is the same. A file about which a person has answered, or has to decide as a whole,
 * is left as it is.
 */
export function exactMoves(files: readonly LookedInto[]): Move[] {
  const open = files.filter(({ identities, conflicts }) => !identities && !conflicts);
  const kept = new Map<string, ScenarioEntry>();
  const olds: (Place & { text: string })[] = [];
  const news: (Place & { text: string })[] = [];
  for (const { path, before, document, kept: own } of open) {
    const still = new Set<number>();
    own.forEach((entry, index) => {
      const text = scenarioText(document, index);
      const at = entry ? before.scenarios.indexOf(entry) : -1;
      // One that keeps its name was edited where it stands: what reads as before elsewhere is a copy of it.
      const named = before.document.scenarios[at]?.name === document.scenarios[index]?.name;
      if (at >= 0 && named) still.add(at);
      if (at < 0 || scenarioText(before.document, at) !== text) news.push({ path, index, text });
    });
    before.scenarios.forEach((entry, index) => {
      if (still.has(index)) return;
      kept.set(keyOf({ path, index }), entry);
      olds.push({ path, index, text: scenarioText(before.document, index) });
    });
  }
  const were = byText(olds);
  return [...byText(news)].flatMap(([text, to]) => {
    const from = were.get(text);
    const entry = from && kept.get(keyOf(from));
    return from && entry && from.path !== to.path
      ? [{ from: from.path, to: to.path, index: to.index, entry }]
      : [];
  });
}

/** A file whose scenarios are who they are after such moves: none is, or may be, a scenario that went or came. */
export function afterMoves(file: LookedInto, moves: readonly Move[]): LookedInto {
  const left = new Set(moves.flatMap(({ from, entry }) => (from === file.path ? [entry.id] : [])));
  const come = new Set(moves.flatMap(({ to, index }) => (to === file.path ? [index] : [])));
  if (!left.size && !come.size) return file;
  const released = (entry: ScenarioEntry | undefined, index: number): ScenarioEntry | undefined =>
    entry && (left.has(entry.id) || come.has(index)) ? undefined : entry;
  const { rematched } = file.found;
  const ask = rematched.ask
    .filter(({ index }) => !come.has(index))
    .map(({ index, candidates }) => ({ index, candidates: candidates.filter(({ id }) => !left.has(id)) }))
    .filter(({ candidates }) => candidates.length > 0);
  return {
    ...file,
    kept: file.kept.map(released),
    found: { ...file.found, rematched: { ...rematched, kept: rematched.kept.map(released), ask } },
    undecided: ask.length > 0,
  };
}
