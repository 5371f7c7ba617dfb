import { functions } from './functions';
import { jira } from './jira';
import { kvs } from './kvs';
import { manifest } from './manifest';
import { objects } from './objects';
import { prices } from './prices';
import { queue } from './queue';

export { DAY, HOUR, KB, MB, MINUTE, SECOND } from './row';
export type { Answer, Failure, Over, Row, Source } from './row';

/**
 * The platform's limits, in one table. The host enforces them by it, the conformance suite reads it, and
 * docs/local-host-limits.md is made from it.
 */
export const LIMITS = { kvs, objects, queue, functions, manifest, jira, prices };

export type Area = keyof typeof LIMITS;
