import { mirrorValue, type MirrorValue } from '@behave-pro/core/rules';
import { countLinked, type LinkedScenarios } from './linked-scenarios';
import { sha256 } from '../sha256';

/** What an issue's search property should hold, and the hash that its record remembers it by. */
export interface SearchValue {
  value: MirrorValue;
  hash: string;
  /** Epoch milliseconds of the newest result, if there is one. */
  lastRun?: number;
}

/** The search property of an issue with these scenarios. */
export function searchValue(scenarios: LinkedScenarios['scenarios']): SearchValue {
  const times = scenarios.flatMap(({ latest }) => (latest ? [latest.startedAt] : []));
  const lastRun = times.length ? Math.max(...times) : undefined;
  const value = mirrorValue(countLinked(scenarios), lastRun);
  const hash = sha256(JSON.stringify(value)).slice(0, 16);
  return { value, hash, ...(lastRun !== undefined && { lastRun }) };
}
