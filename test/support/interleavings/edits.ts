import { createHash } from 'node:crypto';

/** A scenario as a writer saw it in the panel of an issue. */
interface OnIssue {
  featureId: string;
  scenarioId: string;
  issue: string;
}

/** What a writer asked for, with what the writer had seen. Issues are ids; `base` is the text the writer began with. */
export type Edit =
  | { kind: 'add'; feature: { id: string } | { name: string }; issue: string; text: string; manual?: boolean }
  | ({ kind: 'edit'; base: string; text: string; manual?: boolean } & OnIssue)
  | ({ kind: 'remove'; base: string } & OnIssue)
  | ({ kind: 'link' | 'unlink' } & OnIssue)
  | { kind: 'save'; featureId: string; base: string; text: string }
  | { kind: 'import'; path: string; text: string; how: 'keep' | 'replace' | 'merge' };

/**
 * What a delivery of an edit was answered. `done`: acknowledged. `refused`: nothing was stored. `gone`: what it is about is
 * not there (any more): it may have been done before that. `lost`: nobody knows.
 */
export type Answer = 'done' | 'refused' | 'gone' | 'lost';

/** One delivery of an edit. Moments are by the trial's own count. */
export interface Delivery {
  answer: Answer;
  /** The answer in the app's words. */
  told: string;
  begun: number;
  ended: number;
}

/** An edit with all its deliveries, each of the same `writeId`, in the order of their answers. */
export interface Call {
  writer: number;
  writeId: string;
  edit: Edit;
  /** What the markers of the steps it is the first to bring begin with. */
  own: string;
  begun: number;
  deliveries: Delivery[];
}

export const answered = ({ deliveries }: Call, answer: Answer): boolean =>
  deliveries.some((one) => one.answer === answer);

/** The moment an edit was acknowledged; infinite when it never was. */
export const acknowledgedAt = ({ deliveries }: Call): number =>
  deliveries.find(({ answer }) => answer === 'done')?.ended ?? Infinity;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How records remember an edit: docs/decisions/0003-ids-from-the-mutation.md. */
export const markOf = ({ writeId, edit }: Pick<Call, 'writeId' | 'edit'>): string =>
  sha256(edit.kind === 'import' ? `${writeId} ${edit.path}` : writeId).slice(0, 12);

/** The id of the scenario an edit makes, or of that at a position of the text it brings: same decision. */
export const scenarioIdOf = (featureId: string, writeId: string, index?: number): string =>
  `${featureId}.${sha256(`scenario ${writeId}${index === undefined ? '' : ` ${index}`}`).slice(0, 8)}`;

/** A call in one line, for who has to find out what went wrong. */
export const described = ({ writer, writeId, edit, deliveries }: Call): string =>
  `writer ${writer} ${writeId} ${JSON.stringify(edit)} -> ${deliveries
    .map(({ begun, ended, answer, told }) => `[${begun} to ${ended}] ${answer}: ${told}`)
    .join(', ')}`;
