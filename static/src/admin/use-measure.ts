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
}

export interface Measure extends State {
  start(): void;
  stop(): void;
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
  const start = useCallback(async () => {
    const mine = (turn.current += 1);
    const isCurrent = (): boolean => mine === turn.current;
    let projects: readonly MeasuredProject[] = [];
    let after: string | undefined;
    setState({ ...IDLE, state: 'running' });
    try {
      do {
        const part = await call('measure', after === undefined ? {} : { after });
        if (!isCurrent()) return;
        projects = withMeasured(projects, part.projects);
        after = part.next;
        setState({ state: after === undefined ? 'done' : 'running', projects, done: part.done });
      } while (after !== undefined);
    } catch (error) {
      if (isCurrent()) setState({ ...IDLE, state: 'failed', failure: asFailure(error) });
    }
  }, [call]);
  return { ...state, start: () => void start(), stop };
}
