import type { EmptiedFile, Tool } from '@behave-pro/core/gherkin/importers';
import { useRef, useState } from 'react';
import type { ImportedFile, ImportFile } from '../../../../src/invoke-api';
import { ApiFailure, asFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { lookInto, type ChosenFile } from './chosen';
import type { Collected, Refusal } from './collect';
import { togetherWith, withDecision, type Decision, type Decisions } from './decisions';
import { isUndecided, nextOpen, withOutcomes } from './open-files';
import { persist } from './persist';
import { planBatches } from './plan';
import { loadCompression, prepare, recognise, type Origin, type SentFile } from './prepare';
import { reportRows, type ReportRow } from './report';
import { summarise, type ImportSummary } from './summary';

export type OnExisting = 'keep' | 'replace' | 'merge';

export type ImportState =
  | { phase: 'choosing'; failure?: ApiFailure }
  | { phase: 'looking' }
  /** `recognised`: what the files look like. `choices` are those made before. */
  | { phase: 'review'; collected: Collected; recognised?: Tool; choices?: Choices; failure?: ApiFailure }
  /** `done` counts files made ready, or those the app answered for; out of `total`. */
  | { phase: 'reading' | 'checking' | 'sending'; done: number; total: number; stopping: boolean }
  | { phase: 'failed'; done: number; total: number; checks: boolean; failure: ApiFailure }
  /** What would become of the files; nothing is done yet. */
  | { phase: 'checked'; summary: ImportSummary; report: ReportRow[]; total: number }
  /** `deciding`: the path of the file that is shown to be decided about. `report` of an import of another tool’s files. */
  | { phase: 'ended'; summary: ImportSummary; report?: ReportRow[]; deciding?: string };

/** What a person chooses before files are sent. */
export interface Choices {
  onExisting: OnExisting;
  origin: Origin;
}

export interface Import {
  state: ImportState;
  /** Files are still to be sent: leaving the page now would break it off. */
  running: boolean;
  choose(files: ChosenFile[] | Promise<ChosenFile[]>): void;
  /** Tells what would become of the files. */
  check(choices: Choices): void;
  /** Imports the files; those that were checked as they were chosen then. */
  start(choices?: Choices): void;
  /** From what would happen back to the choices. */
  back(): void;
  /** After the files that are on their way. */
  stop(): void;
  /** Goes on with the files that failed. */
  retry(): void;
  /** Leaves it at what was imported so far. */
  end(): void;
  /** Shows a file to be decided about, or the result. */
  decide(path: string | undefined): void;
  /**
   * Sends a file again with what was decided about it, and those that have to be stored together with it; then goes on to
   * the next one to be decided about. Rejects with `ApiFailure`.
   */
  answer(path: string, decision: Decision): Promise<void>;
  reset(): void;
}

/** What is left to do of an import that runs. */
interface Work {
  batches: ImportFile[][];
  next: number;
  /** Files that can be sent, and how many the app answered for. */
  total: number;
  done: number;
  onExisting: OnExisting;
  answered: ImportedFile[];
  /** What was decided so far, by path. */
  decisions: Decisions;
  refused: Refusal[];
  skipped: number;
  /** Nothing is written. */
  checks: boolean;
  /** There is more to say of each file than where it went. */
  isReported: boolean;
  sent: SentFile[];
  emptied: EmptiedFile[];
  collected: Collected;
  recognised: Tool | undefined;
  choices: Choices;
}

/** Milliseconds before a request that may pass is tried again without asking. */
const WAITS: readonly number[] = [2_000, 8_000];

const refusalFor = ({ path }: { path: string }): Refusal => ({ path, reason: strings.import.why.tooLarge });

/** An import from choosing files to its result. It goes on whatever else the page shows. */
export function useImport(call: ProjectCall, onEnd: () => void, waits = WAITS): Import {
  const [state, setState] = useState<ImportState>({ phase: 'choosing' });
  const work = useRef<Work>();
  const stopping = useRef(false);
  const once = useOnce();

  const show = (deciding: string | undefined): void => {
    if (!work.current) return;
    const { answered, refused, skipped, total, done, isReported } = work.current;
    const summary = summarise({ answered, refused, unsent: total - done, skipped });
    setState({
      phase: 'ended',
      summary,
      ...(isReported && { report: reportRows(work.current) }),
      deciding,
    });
  };
  const tell = (now: Work): void => {
    const { answered, refused, skipped, total } = now;
    const summary = summarise({ answered, refused, unsent: 0, skipped });
    setState({ phase: 'checked', summary, report: reportRows(now), total });
  };
  const review = ({ collected, recognised, choices }: Work): void =>
    setState({ phase: 'review', collected, ...(recognised && { recognised }), choices });
  const end = (): void => {
    show(nextOpen(work.current?.answered ?? []));
    onEnd();
  };
  const answer = async (path: string, decision: Decision): Promise<void> => {
    const now = work.current;
    if (!now) return;
    const { packedText } = await loadCompression();
    const decisions = withDecision(now.decisions, path, decision, packedText);
    const files = togetherWith(path, now.batches.flat(), now.answered, decisions);
    const payload = { files, onExisting: now.onExisting };
    const reply = await once((batch) => call('import', batch), payload);
    const outcomes = new Map(reply.files.map((file) => [file.path, file]));
    const own = outcomes.get(path);
    if (!own || files.some((file) => !outcomes.has(file.path)))
      throw new ApiFailure('Unavailable', strings.import.unanswered);
    now.decisions = decisions;
    now.answered = withOutcomes(now.answered, outcomes);
    show(isUndecided(own) ? path : nextOpen(now.answered, path));
    onEnd();
  };

  const send = async (): Promise<void> => {
    const now = work.current;
    if (!now) return;
    for (; now.next < now.batches.length && !stopping.current; now.next += 1) {
      const { done, total, onExisting, checks } = now;
      setState({ phase: checks ? 'checking' : 'sending', done, total, stopping: false });
      const files = now.batches[now.next] ?? [];
      try {
        const payload = { files, onExisting, ...(checks && { dryRun: true as const }) };
        const attempt = () => once((batch) => call('import', batch), payload);
        const reply = await persist(attempt, waits);
        const paths = new Set(reply.files.map(({ path }) => path));
        const silent = files.filter(({ path }) => !paths.has(path));
        now.answered.push(...reply.files);
        now.refused.push(...silent.map(({ path }) => ({ path, reason: strings.import.unanswered })));
        now.done += files.length;
      } catch (error) {
        return setState({ phase: 'failed', done, total, checks, failure: asFailure(error) });
      }
    }
    if (!now.checks) end();
    else if (stopping.current) review(now);
    else tell(now);
  };

  const begin = async (
    collected: Collected,
    recognised: Tool | undefined,
    choices: Choices,
    checks: boolean,
  ): Promise<void> => {
    const { onExisting, origin } = choices;
    stopping.current = false;
    const total = collected.files.length;
    setState({ phase: 'reading', done: 0, total, stopping: false });
    const prepared = await prepare(collected, origin, (done) => {
      if (!stopping.current) setState({ phase: 'reading', done, total, stopping: false });
      return !stopping.current;
    });
    const { batches, tooLarge } = planBatches(prepared.ready);
    work.current = {
      batches,
      next: 0,
      total: stopping.current
        ? total - (prepared.refused.length - collected.refused.length)
        : prepared.ready.length - tooLarge.length,
      done: 0,
      onExisting,
      answered: [],
      decisions: new Map(),
      refused: [...prepared.refused, ...tooLarge.map(refusalFor)],
      skipped: collected.skipped,
      checks,
      isReported: checks || origin.tool !== undefined,
      sent: prepared.sent,
      emptied: prepared.emptied,
      collected,
      recognised,
      choices,
    };
    await send();
  };
  const fromReview = (choices: Choices, checks: boolean): void => {
    if (state.phase !== 'review') return;
    const { collected, recognised } = state;
    begin(collected, recognised, choices, checks).catch((error: unknown) =>
      setState({
        phase: 'review',
        collected,
        ...(recognised && { recognised }),
        choices,
        failure: asFailure(error),
      }),
    );
  };

  return {
    state,
    running: ['reading', 'checking', 'sending', 'failed'].includes(state.phase),
    choose: (files) => {
      setState({ phase: 'looking' });
      Promise.resolve(files)
        .then((chosen) => lookInto(chosen, async () => (await loadCompression()).zipFiles))
        .then(async (collected) => {
          const recognised = await recognise(collected.files);
          setState({ phase: 'review', collected, ...(recognised && { recognised }) });
        })
        .catch((error: unknown) => setState({ phase: 'choosing', failure: asFailure(error) }));
    },
    check: (choices) => fromReview(choices, true),
    start: (choices) => {
      if (choices) return fromReview(choices, false);
      const now = work.current;
      if (state.phase !== 'checked' || !now) return;
      stopping.current = false;
      work.current = { ...now, checks: false, next: 0, done: 0, answered: [] };
      void send();
    },
    back: () => {
      if (work.current) review(work.current);
    },
    stop: () => {
      stopping.current = true;
      setState((now) => ('stopping' in now ? { ...now, stopping: true } : now));
    },
    retry: () => {
      stopping.current = false;
      void send();
    },
    end: () => {
      if (work.current?.checks) review(work.current);
      else end();
    },
    decide: show,
    answer,
    reset: () => setState({ phase: 'choosing' }),
  };
}
