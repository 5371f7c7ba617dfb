import { useRef, useState } from 'react';
import type { ImportedFile, ImportFile } from '../../../../src/invoke-api';
import { ApiFailure, asFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { lookInto, type ChosenFile } from './chosen';
import { UnreadableFile, type Candidate, type Collected, type Refusal } from './collect';
import { togetherWith, withDecision, type Decision, type Decisions } from './decisions';
import { isUndecided, nextOpen, withOutcomes } from './open-files';
import { persist } from './persist';
import { planBatches, type ReadyFile } from './plan';
import { summarise, type ImportSummary } from './summary';

export type OnExisting = 'keep' | 'replace' | 'merge';

export type ImportState =
  | { phase: 'choosing'; failure?: ApiFailure }
  | { phase: 'looking' }
  | { phase: 'review'; collected: Collected; failure?: ApiFailure }
  /** `done` counts files made ready, or those the app answered for; out of `total`. */
  | { phase: 'reading' | 'sending'; done: number; total: number; stopping: boolean }
  | { phase: 'failed'; done: number; total: number; failure: ApiFailure }
  /** `deciding`: the path of the file that is shown to be decided about. */
  | { phase: 'ended'; summary: ImportSummary; deciding?: string };

export interface Import {
  state: ImportState;
  /** Files are still to be sent: leaving the page now would break it off. */
  running: boolean;
  choose(files: ChosenFile[] | Promise<ChosenFile[]>): void;
  start(onExisting: OnExisting): void;
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
}

/** Milliseconds before a request that may pass is tried again without asking. */
const WAITS: readonly number[] = [2_000, 8_000];

/** Files read between two turns of the page: reading them out of a zip leaves it none. */
const TURN = 50;

const loadCompression = () =>
  import('./compression').catch(() => {
    throw new ApiFailure('Unavailable', strings.import.notLoaded);
  });

const refusalFor = ({ path }: { path: string }): Refusal => ({ path, reason: strings.import.why.tooLarge });

/** An import from choosing files to its result. It goes on whatever else the page shows. */
export function useImport(call: ProjectCall, onEnd: () => void, waits = WAITS): Import {
  const [state, setState] = useState<ImportState>({ phase: 'choosing' });
  const work = useRef<Work>();
  const stopping = useRef(false);
  const once = useOnce();

  const show = (deciding: string | undefined): void => {
    if (!work.current) return;
    const { answered, refused, skipped, total, done } = work.current;
    const summary = summarise({ answered, refused, unsent: total - done, skipped });
    setState({ phase: 'ended', summary, deciding });
  };
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
      const { done, total, onExisting } = now;
      setState({ phase: 'sending', done, total, stopping: false });
      const files = now.batches[now.next] ?? [];
      try {
        const payload = { files, onExisting };
        const attempt = () => once((batch) => call('import', batch), payload);
        const reply = await persist(attempt, waits);
        const paths = new Set(reply.files.map(({ path }) => path));
        const silent = files.filter(({ path }) => !paths.has(path));
        now.answered.push(...reply.files);
        now.refused.push(...silent.map(({ path }) => ({ path, reason: strings.import.unanswered })));
        now.done += files.length;
      } catch (error) {
        return setState({ phase: 'failed', done, total, failure: asFailure(error) });
      }
    }
    end();
  };

  const start = async ({ files, refused, skipped }: Collected, onExisting: OnExisting): Promise<void> => {
    stopping.current = false;
    const total = files.length;
    setState({ phase: 'reading', done: 0, total, stopping: false });
    const ready: ReadyFile[] = [];
    const unreadable: Refusal[] = [];
    const { packed } = await loadCompression();
    for (const [done, file] of files.entries()) {
      if (stopping.current) break;
      if (done % TURN === TURN - 1) {
        await nextTurn();
        setState({ phase: 'reading', done, total, stopping: stopping.current });
      }
      const bytes = await readFile(file);
      if (bytes instanceof UnreadableFile) unreadable.push({ path: file.path, reason: bytes.message });
      else ready.push({ file: packed(file.path, bytes), unpacked: bytes.length });
    }
    const { batches, tooLarge } = planBatches(ready);
    work.current = {
      batches,
      next: 0,
      total: total - unreadable.length - tooLarge.length,
      done: 0,
      onExisting,
      answered: [],
      decisions: new Map(),
      refused: [...refused, ...unreadable, ...tooLarge.map(refusalFor)],
      skipped,
    };
    await send();
  };

  return {
    state,
    running: ['reading', 'sending', 'failed'].includes(state.phase),
    choose: (files) => {
      setState({ phase: 'looking' });
      Promise.resolve(files)
        .then((chosen) => lookInto(chosen, async () => (await loadCompression()).zipFiles))
        .then((collected) => setState({ phase: 'review', collected }))
        .catch((error: unknown) => setState({ phase: 'choosing', failure: asFailure(error) }));
    },
    start: (onExisting) => {
      if (state.phase !== 'review') return;
      const { collected } = state;
      start(collected, onExisting).catch((error: unknown) =>
        setState({ phase: 'review', collected, failure: asFailure(error) }),
      );
    },
    stop: () => {
      stopping.current = true;
      setState((now) => ('stopping' in now ? { ...now, stopping: true } : now));
    },
    retry: () => {
      stopping.current = false;
      void send();
    },
    end,
    decide: show,
    answer,
    reset: () => setState({ phase: 'choosing' }),
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const readFile = (file: Candidate): Promise<Uint8Array | UnreadableFile> =>
  file.read().catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error;
    throw error;
  });
