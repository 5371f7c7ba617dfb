import type { SettingsView } from '../invoke-api';
import type { RebuildState } from '../records/kinds';
import { iso } from '../time';

/** Time without a step after which a rebuild is not going on any more: its job was given up. */
const GIVEN_UP_MS = 10 * 60_000;

export const isRebuilding = ({ phase, at }: RebuildState, now: number): boolean =>
  phase !== 'done' && now - at < GIVEN_UP_MS;

/** A rebuild for people. */
export const rebuildView = (state: RebuildState, now: number): NonNullable<SettingsView['rebuild']> => ({
  state: state.phase === 'done' ? 'done' : isRebuilding(state, now) ? 'running' : 'stopped',
  startedAt: iso(state.startedAt),
  at: iso(state.at),
  features: state.features,
  corrected: state.corrected,
});
