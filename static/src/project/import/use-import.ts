import { useRef, useState } from 'react';
import { ApiFailure, asFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { lookInto } from './chosen';
import { togetherWith, withDecision, type Decision } from './decisions';
import type { Choices, Chosen, Import, ImportState } from './import-state';
import { isUndecided, nextOpen, withOutcomes } from './open-files';
import { persist } from './persist';
import { loadCompression, prepare, recognise } from './prepare';
import { inEarnest, reportOf, summaryOf, takeDown, toImport, workOf, type Work } from './work';

/** Milliseconds before a request that may pass is tried again without asking. */
const WAITS: readonly number[] = [2_000, 8_000];

/** An import from choosing files to its result. It goes on whatever else the page shows. */
export function useImport(call: ProjectCall, onEnd: () => void, waits = WAITS): Import {
  const [state, setState] = useState<ImportState>({ phase: 'choosing' });
  const work = useRef<Work>();
  const stopping = useRef(false);
  const once = useOnce();

  const show = (deciding: string | undefined): void => {
    const now = work.current;
    if (!now) return;
    const report = now.isReported && { report: reportOf(now) };
    setState({ phase: 'ended', summary: summaryOf(now), ...report, deciding });
  };
  const review = ({ chosen, choices }: Work): void => setState({ phase: 'review', ...chosen, choices });
  const tell = (now: Work): void =>
    setState({ phase: 'checked', summary: summaryOf(now), report: reportOf(now), total: toImport(now) });
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
    const payload = { files, onExisting: now.choices.onExisting };
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
      const { done, total, checks } = now;
      setState({ phase: checks ? 'checking' : 'sending', done, total, stopping: false });
      const files = now.batches[now.next] ?? [];
      try {
        const { onExisting } = now.choices;
        const payload = { files, onExisting, ...(checks && { dryRun: true as const }) };
        const reply = await persist(() => once((batch) => call('import', batch), payload), waits);
        takeDown(now, files, reply.files);
      } catch (error) {
        return setState({ phase: 'failed', done, total, checks, failure: asFailure(error) });
      }
    }
    if (!now.checks) end();
    else if (stopping.current) review(now);
    else tell(now);
  };

  const begin = async (chosen: Chosen, choices: Choices, checks: boolean): Promise<void> => {
    stopping.current = false;
    const total = chosen.collected.files.length;
    setState({ phase: 'reading', done: 0, total, stopping: false });
    const prepared = await prepare(chosen.collected, choices.origin, (done) => {
      if (!stopping.current) setState({ phase: 'reading', done, total, stopping: false });
      return !stopping.current;
    });
    work.current = workOf(chosen, choices, prepared, checks);
    await send();
  };
  const fromReview = (choices: Choices, checks: boolean): void => {
    if (state.phase !== 'review') return;
    const { collected, recognised } = state;
    begin({ collected, recognised }, choices, checks).catch((error: unknown) =>
      setState({ phase: 'review', collected, recognised, choices, failure: asFailure(error) }),
    );
  };

  return {
    state,
    running: ['reading', 'checking', 'sending', 'failed'].includes(state.phase),
    choose: (files) => {
      setState({ phase: 'looking' });
      Promise.resolve(files)
        .then((chosen) => lookInto(chosen, async () => (await loadCompression()).zipFiles))
        .then(async (collected) =>
          setState({ phase: 'review', collected, recognised: await recognise(collected.files) }),
        )
        .catch((error: unknown) => setState({ phase: 'choosing', failure: asFailure(error) }));
    },
    check: (choices) => fromReview(choices, true),
    start: (choices) => {
      if (choices) return fromReview(choices, false);
      if (state.phase !== 'checked' || !work.current) return;
      stopping.current = false;
      work.current = inEarnest(work.current);
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
