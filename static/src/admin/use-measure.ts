import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeasuredProject } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import type { AdminCall } from './admin';
import { withMeasured } from './measured';

interface State {
  state: 'idle' | 'running' | 'done' | 'failed';
  projects: readonly MeasuredProject[];
  /** From 0 to 1. */
  done: number;
  failure?: ApiFailure;
  /** Where it goes on. */
  after?: string | undefined;
}

export interface Measure extends Omit<State, 'after'> {
  start(): void;
  stop(): void;
  /** Goes on where it failed: a large site is more than storage answers in a minute. */
  goOn(): void;
}

const IDLE: State = { state: 'idle', projects: [], done: 0 };

/** Goes over everything stored, a part a call, and adds up what each project has. */
export function useMeasure(call: AdminCall): Measure {
  const [state, setState] = useState<State>(IDLE);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setState(IDLE);
  }, []);
  useEffect(() => () => void (turn.current += 1), []);
  const measure = useCallback(
    async (from: Pick<State, 'projects' | 'done' | 'after'>) => {
      const mine = (turn.current += 1);
      const isCurrent = (): boolean => mine === turn.current;
      let { projects, done, after } = from;
      setState({ state: 'running', projects, done });
      try {
        do {
          const part = await call('measure', after === undefined ? {} : { after });
          if (!isCurrent()) return;
          projects = withMeasured(projects, part.projects);
          ({ done, next: after } = part);
          setState({ state: after === undefined ? 'done' : 'running', projects, done });
        } while (after !== undefined);
      } catch (error) {
        const failure = asFailure(error);
        // What storage does not know any more it will not know later either.
        const place = failure.code === 'Invalid' ? IDLE : { projects, done, after };
        if (isCurrent()) setState({ ...place, state: 'failed', failure });
      }
    },
    [call],
  );
  const { after, ...shown } = state;
  return {
    ...shown,
    start: () => void measure(IDLE),
    goOn: () => void measure({ projects: state.projects, done: state.done, after }),
    stop,
  };
}
