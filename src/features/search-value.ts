import { countReady, NO_AGREEMENT, openQuestions } from '@behave-pro/core/agreement';
import { mirrorValue, type MirrorAgreement, type MirrorValue } from '@behave-pro/core/rules';
import { countLinked, type LinkedScenarios } from './linked-scenarios';
import { sha256 } from '../sha256';

/** What an issue's search property should hold, and the hash that its record remembers it by. */
export interface SearchValue {
  value: MirrorValue;
  hash: string;
  /** Epoch milliseconds of the newest result, if there is one. */
  lastRun?: number;
}

/** What people have said of a story, counted. */
export const agreementCounts = (issue: LinkedScenarios['issue']): MirrorAgreement => {
  const agreement = issue?.body.agreement ?? NO_AGREEMENT;
  return { ready: countReady(agreement), openQuestions: openQuestions(agreement).length };
};

/** The search property of an issue with these scenarios, of which this was said. */
export function searchValue({ scenarios, issue }: Pick<LinkedScenarios, 'scenarios' | 'issue'>): SearchValue {
  const times = scenarios.flatMap(({ latest }) => (latest ? [latest.startedAt] : []));
  const lastRun = times.length ? Math.max(...times) : undefined;
  const value = mirrorValue(countLinked(scenarios), agreementCounts(issue), lastRun);
  const hash = sha256(JSON.stringify(value)).slice(0, 16);
  return { value, hash, ...(lastRun !== undefined && { lastRun }) };
}
