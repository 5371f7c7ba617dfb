import { textHash } from '../../../core/gherkin';
import { acknowledgedAt, answered, described, markOf, type Call } from './edits';
import { misplaced } from './markers';
import { NOTHING, stepOf, type Serial } from './rules';

/** A feature's record at the end of a trial, and how it was at the beginning if it was there. */
export interface Outcome {
  featureId: string;
  /** At the beginning: what it held, its last import included. */
  first?: Serial;
  text: string;
  table: { id: string; manual?: boolean; issues: string[] }[];
  /** Versions of its texts as its history tells them, the oldest first. */
  versions: string[];
  /** Marks of the mutations that wrote the record during the trial, the oldest first. */
  marks: string[];
}

const comparable = (table: Outcome['table']): string =>
  JSON.stringify(table.map(({ id, manual, issues }) => [id, manual ?? null, [...issues].sort()]));

/** All states of a feature, in order, and what is wrong with its history. */
interface Replay {
  calls: Call[];
  states: Serial[];
  wrong: string[];
}

function replay(
  { featureId, first, marks }: Outcome,
  byMark: ReadonlyMap<string, Call>,
  issues: ReadonlyMap<string, string>,
): Replay {
  const wrong = marks
    .filter((mark, n) => marks.indexOf(mark) !== n)
    .map((mark) => `written twice into ${featureId}: ${byMark.get(mark)?.writeId ?? mark}`);
  const calls = marks.flatMap((mark) => byMark.get(mark) ?? []);
  const states = [first ?? NOTHING];
  for (const call of calls) {
    const before = states.at(-1) ?? NOTHING;
    const step = stepOf(featureId, before, call, issues);
    if ('refused' in step) {
      wrong.push(`${call.writeId} was written into ${featureId}, but by the rules not: ${step.refused}`);
      continue;
    }
    wrong.push(...misplaced(before, call, step.after.text).map((what) => `${call.writeId}: ${what}`));
    states.push(step.after);
  }
  return { calls, states, wrong };
}

/** The end of a feature's replay against what is stored of it. */
function compared({ featureId, text, table, versions }: Outcome, { states }: Replay): string[] {
  const last = states.at(-1) ?? NOTHING;
  const hashes = last.texts.map(textHash);
  return [
    ...(last.text === text ? [] : [`${featureId} has the text\n${text}\nand not\n${last.text}`]),
    ...(comparable(last.table) === comparable(table)
      ? []
      : [`${featureId} has the table ${comparable(table)} and not ${comparable(last.table)}`]),
    ...(hashes.join() === versions.map((version) => version.slice(0, 16)).join()
      ? []
      : [`${featureId} tells the history ${versions.join()} and not ${hashes.join()}`]),
  ];
}

/** An edit that was acknowledged before another one was begun comes before it. */
const outOfTime = ({ calls }: Replay): string[] =>
  calls.flatMap((later, n) =>
    calls
      .slice(0, n)
      .filter((earlier) => acknowledgedAt(later) < earlier.begun)
      .map((earlier) => `${earlier.writeId} comes before ${later.writeId}, which was over when it began`),
  );

/** A delivery that was refused although all others were over, so that it had to find what they had written. */
const refusedLast = ({ deliveries }: Call): boolean =>
  deliveries.some(
    (one) =>
      one.answer === 'refused' && deliveries.every((other) => other === one || other.ended < one.begun),
  );

/** What a call was answered against how often it was written. */
function ofCall(call: Call, replays: ReadonlyMap<string, Replay>): string[] {
  const written = [...replays.values()].filter(({ calls }) => calls.includes(call)).length;
  return [
    ...(written > 1 ? [`${call.writeId} was written into ${written} features`] : []),
    ...(written && refusedLast(call) ? [`${call.writeId} was written, and refused after that`] : []),
    ...(!written && answered(call, 'done') ? [`${call.writeId} was acknowledged and is lost`] : []),
  ];
}

/**
 * What of a trial no serial order explains; nothing where one does.
 *
 * A record tells by its marks in which order which edits were written into it. That order is the candidate: nothing has to
 * be searched. It is a serial order of the acknowledged edits if
 * - it has every edit that was acknowledged, none that was refused, none twice and none in two features; one that was never
 *   answered may be in it or not;
 * - it has an edit after those acknowledged before it began;
 * - each edit, made by `core`'s rules alone on what the ones before it left, is possible, and all together give the stored
 *   text, table and history.
 * Those rules are the app's own, so after each edit the steps are counted too (`misplaced`), which knows no rules.
 *
 * @param issues Ids of issues by key, those that tags may link to.
 */
export function unexplained(
  calls: readonly Call[],
  outcomes: readonly Outcome[],
  issues: ReadonlyMap<string, string>,
): string[] {
  const byMark = new Map(calls.map((call) => [markOf(call), call]));
  const replays = new Map(outcomes.map((one) => [one.featureId, replay(one, byMark, issues)]));
  const wrong = [
    ...[...replays.values()].flatMap((one) => [...one.wrong, ...outOfTime(one)]),
    ...outcomes.flatMap((one) => compared(one, replays.get(one.featureId) ?? replay(one, byMark, issues))),
    ...calls.flatMap((call) => ofCall(call, replays)),
  ];
  return wrong.length ? [...wrong, ...calls.map(described)] : [];
}
