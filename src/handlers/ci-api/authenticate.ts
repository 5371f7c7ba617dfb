import {
  afterFailure,
  apiKeyState,
  authBlock,
  hasScope,
  isUseWorthNoting,
  type KeyScope,
} from '@behave-pro/core/rules';
import { SITE, type Context } from '../../context';
import { AppError } from '../../errors';
import { assertNotShut } from '../run-surface';
import { isOpen } from '../../settings/project-state';
import { log } from '../../forge/log';
import type { EntityRef } from '../../forge/kvs';
import { change, changeAnew, consult, type Reader } from '../../records/change';
import type { ApiKeyBody, ProjectBody } from '../../records/kinds';
import type { Record } from '../../records/record';
import * as refs from '../../records/refs';

/** A key that was accepted, and the project it opens. */
export interface Authenticated<Early = unknown> {
  key: ApiKeyBody;
  projectId: string;
  project: ProjectBody;
  /** What was read with the project; `undefined` where nothing was to be. */
  early: Early;
}

/** What is to be read with the project. */
interface ReadEarly<Early> {
  refs(projectId: string): EntityRef[];
  read(records: Reader, projectId: string): Promise<Early>;
}

/** Wrong credentials; `blocked` tells for how many seconds further attempts are refused unheard. */
export class Unauthorized extends Error {
  constructor(
    message: string,
    readonly blocked?: number,
  ) {
    super(message);
    this.name = 'Unauthorized';
  }
}

const SECRET = /^[0-9a-f]{40}$/;

const byId = (name: string): boolean => /^[0-9]{1,15}$/.test(name);
const byKey = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,254}$/.test(name);

/** The records that tell whose key this is and which project is named: to be read in one request. */
export const keyRefs = ({ secret, projectName }: Credentials): EntityRef[] => [
  ...(SECRET.test(secret) ? [refs.apiKey(secret)] : []),
  ...(projectName === undefined ? [] : byId(projectName) ? [refs.project(projectName)] : []),
  ...(projectName !== undefined && byKey(projectName) ? [refs.projectByKey(projectName)] : []),
];

/** Whose key it is, if it is one, and which project is named: an id or a key, `undefined` where none of ours has it. */
export interface FoundKey {
  key: Record<ApiKeyBody> | undefined;
  named: string | undefined;
}

async function namedProject(records: Reader, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  if (byId(name)) {
    const [record] = await records.read([refs.project(name)]);
    return record && name;
  }
  if (!byKey(name)) return undefined;
  const [record] = await records.read([refs.projectByKey(name)]);
  return record?.body.projectId;
}

export async function findKey(records: Reader, credentials: Credentials): Promise<FoundKey> {
  const { secret, projectName } = credentials;
  const [key] = SECRET.test(secret) ? await records.read([refs.apiKey(secret)]) : [];
  return { key, named: await namedProject(records, projectName) };
}

/** Counts a failure and throws. A caller that is blocked costs nothing more than a read. */
async function refuse(bucket: string, now: number, hint: string): Promise<never> {
  const ref = refs.authFailures(bucket);
  const [record] = await consult((records) => records.read([ref]));
  const block = authBlock(record?.body.failures ?? [], now);
  if (block.blocked) throw new Unauthorized('Too many failed attempts.', block.retryAfterSeconds);
  try {
    await changeAnew(now, async (records) => {
      const [counted] = await records.read([ref]);
      records.put(
        ref,
        { failures: afterFailure(counted?.body.failures ?? [], now) },
        { projectId: bucket, ttlSeconds: FAILURES_KEPT_SECONDS },
      );
    });
  } catch (error) {
    // Many at once contend for the count, which is no reason to answer anything but that the key is wrong.
    log.warn('failure not counted', { error: error instanceof Error ? error.name : 'unknown' });
  }
  throw new Unauthorized(hint);
}

/** Longer than the window in which failures count. */
const FAILURES_KEPT_SECONDS = 60 * 60;

async function noteUse(key: ApiKeyBody, now: number): Promise<void> {
  if (!isUseWorthNoting(key.lastUsedAt, now)) return;
  try {
    await change(`use ${key.hash} ${now}`, now, async (records) => {
      const [record] = await records.read([refs.apiKeyByHash(key.hash)]);
      if (!record || !isUseWorthNoting(record.body.lastUsedAt, now)) return;
      records.put(
        refs.apiKeyByHash(key.hash),
        { ...record.body, lastUsedAt: new Date(now).toISOString() },
        { projectId: record.projectId },
      );
    });
  } catch (error) {
    log.warn('last use not noted', { error: error instanceof Error ? error.name : 'unknown' });
  }
}

export interface Credentials {
  secret: string;
  /** Goes with the secret where the caller gives a user name. */
  userId?: string;
  scope: KeyScope;
  /** The project the caller names, an id or a key; without it, the key's own. */
  projectName?: string;
}

/**
 * Accepts a key by its sha256, found without a scan. A right key is accepted even while wrong ones are being blocked:
 * nobody can lock a project's builds out by guessing.
 * Throws Unauthorized; Forbidden without the scope, and while what is kept of the project is being removed; NotFound when the project is not the key's or is disabled.
 */
export async function authenticate<Early>(
  credentials: Credentials,
  { key: record, named }: FoundKey,
  base: Pick<Context, 'now' | 'removals'>,
  early: ReadEarly<Early>,
): Promise<Authenticated<Early>> {
  const { now } = base;
  const { userId, scope, projectName } = credentials;
  const key = record?.body;
  if (!record || !key || (userId !== undefined && userId !== key.userId))
    return refuse(
      // Failures that name no project of ours are counted together.
      named ?? SITE,
      now,
      'Unknown user id or API key. Make a key in Project settings → Behave Pro → Pipelines.',
    );
  assertNotShut(base, record.projectId);
  const state = apiKeyState(key, now);
  if (state !== 'active')
    throw new Unauthorized(
      `This API key is ${state}. Make another in Project settings → Behave Pro → Pipelines.`,
    );
  if (!hasScope(key.scopes, scope))
    throw new AppError(
      'Forbidden',
      `This API key may not ${scope}. Make one that may in Project settings → Behave Pro → Pipelines.`,
    );
  const { projectId } = record;
  const { project, read } = await consult(async (records) => {
    await records.prefetch([refs.project(projectId), ...early.refs(projectId)]);
    const [project] = await records.read([refs.project(projectId)]);
    return { project, read: await early.read(records, projectId) };
  });
  if ((projectName !== undefined && named !== projectId) || !project || !isOpen(project.body))
    throw new AppError('NotFound', 'This key opens no such project, or Behave Pro is disabled in it.');
  await noteUse(key, now);
  return { key, projectId, project: project.body, early: read };
}
