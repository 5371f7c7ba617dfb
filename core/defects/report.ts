import { withFailedStep } from './failed-step';
import { oneLine, shortened } from '../one-line';

/** What is known of a failure when a defect is made of it. */
export interface FailureFacts {
  featureName: string;
  ruleName?: string | undefined;
  name: string;
  /** The scenario's own text. */
  text: string;
  /** The step as the report words it. */
  step?: string | undefined;
  message?: string | undefined;
  /** ISO time the run started. */
  startedAt: string;
  /** The text changed since that run. */
  outdated: boolean;
  commit?: string | undefined;
  buildUrl?: string | undefined;
  story: { key: string; url?: string | undefined };
}

/** A part of what a defect says: a line with a label, or a block of text as it is. */
export type ReportPart =
  | { kind: 'line'; label: string; text: string; href?: string }
  | { kind: 'block'; label: string; text: string; language?: 'gherkin'; note?: string };

/**
 * Jira takes 32,767 characters of a description, counted in its own form. Results keep 2,000 of a message at most: what was cut
 * there ends as it is cut here.
 */
export const MAX_MESSAGE_CHARS = 1_900;
export const MAX_STEPS_CHARS = 10_000;
const MAX_LINE_CHARS = 500;
const MAX_ADDRESS_CHARS = 2_000;

/** Colours of terminals, and characters that Jira's rich text may not hold. */
const ESCAPES = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;
const CONTROLS = /(?![\n\t])[\p{Cc}\uFFFE\uFFFF]/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

const plain = (text: string): string =>
  text.replace(ESCAPES, '').replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(LONE_SURROGATES, '\uFFFD');

/** An address to be made a link of: anything else that a report names stays text. */
const webAddress = (address: string): string | undefined =>
  /^https?:\/\/[^\s\p{Cc}]+$/iu.test(address) && address.length <= MAX_ADDRESS_CHARS ? address : undefined;

function line(label: string, text: string | undefined, address?: string): ReportPart[] {
  const words = shortened(oneLine(plain(text ?? '')), MAX_LINE_CHARS);
  const href = address === undefined ? undefined : webAddress(address);
  return words ? [{ kind: 'line', label, text: words, ...(href !== undefined && { href }) }] : [];
}

function messagePart(message: string | undefined): ReportPart[] {
  const whole = plain(message ?? '').trimEnd();
  const text = shortened(whole, MAX_MESSAGE_CHARS);
  if (!text.trim()) return [];
  const note = 'The message is cut here. The whole of it is in the build’s own log.';
  return [{ kind: 'block', label: 'Error message', text, ...(text.endsWith('…') && { note }) }];
}

function stepsPart({ text, step }: FailureFacts): ReportPart[] {
  const marked = withFailedStep(plain(text).trimEnd(), step === undefined ? undefined : plain(step));
  const shown = shortened(marked, MAX_STEPS_CHARS);
  if (!shown.trim()) return [];
  const note = 'The scenario is cut here. The whole of it is on the story.';
  return [
    { kind: 'block', label: 'Steps', text: shown, language: 'gherkin', ...(shown !== marked && { note }) },
  ];
}

/** The time of a run, the same for whoever reads it: 28 Nov 2026, 04:15 UTC. */
const timeOf = (iso: string): string =>
  `${new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })} UTC`;

/** What a defect says of a failing scenario, in the order in which whoever mends it asks. */
export function failureReport(facts: FailureFacts): ReportPart[] {
  const { story, buildUrl } = facts;
  return [
    ...line('Story', story.key, story.url),
    ...line('Feature', facts.featureName),
    ...line('Rule', facts.ruleName),
    ...line('Scenario', facts.name),
    ...line('Failed at', facts.step),
    ...messagePart(facts.message),
    ...stepsPart(facts),
    ...line(
      'Note',
      facts.outdated
        ? 'The scenario changed after this run. These are its steps as they are now.'
        : undefined,
    ),
    ...line('Run', timeOf(facts.startedAt)),
    ...line('Commit', facts.commit),
    ...line('Build', buildUrl, buildUrl),
  ];
}
