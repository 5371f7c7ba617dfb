import { createHmac, randomBytes } from 'node:crypto';
import type { AuditFact } from '@behave-pro/core/audit';
import { namesOf } from '../forge/jira';
import type { Context, ProjectContext } from '../context';
import { AppError } from '../errors';
import { ciUrl } from '../forge/web-trigger';
import { enabledProject } from './project-state';
import type { ApiKeyView, KeyScope } from '../invoke-api';
import { entryOf, noteAudit } from '../records/audit';
import { change } from '../records/change';
import { apiKeyHash } from '../records/keys';
import type { ApiKeyBody } from '../records/kinds';
import * as refs from '../records/refs';
import { iso } from '../time';
import { keyView } from './settings-view';

/** Revoked and expired ones count: they stay listed. */
const MAX_KEYS = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

/** 160 random bits, as every existing client expects them: 40 hex digits. */
const newSecret = (): string => randomBytes(20).toString('hex');

/** The public id that goes with a key; nothing about the secret can be learnt from it. */
const publicId = (secret: string): string =>
  createHmac('sha256', secret).update('user id').digest('hex').slice(0, 16);

export interface CreateKey {
  writeId: string;
  name: string;
  scopes: KeyScope[];
  expiresInDays: number;
}

const personOf = (context: Context): string => {
  if (context.who.kind !== 'person')
    throw new AppError('Forbidden', 'Only a person can make or revoke a key.');
  return context.who.accountId;
};

/** What the audit log tells of a key: never the secret, nor its hash. */
const keyFacts = ({ name, userId, scopes }: ApiKeyBody): AuditFact[] => [
  { name: 'key', value: name },
  { name: 'userId', value: userId },
  { name: 'scopes', value: scopes.join(' ') },
];

/** Makes a key. The secret is in the answer and nowhere else: what is stored is its sha256. */
export async function createKey(
  context: ProjectContext,
  request: CreateKey,
): Promise<{ apiKey: string; key: ApiKeyView; ciUrl: string }> {
  const { project } = context;
  const createdBy = personOf(context);
  // Whatever can fail comes first: a key that was made is told of by this answer only.
  const [address, nameOf] = await Promise.all([ciUrl(), namesOf([createdBy])]);
  const secret = newSecret();
  const body: ApiKeyBody = {
    userId: publicId(secret),
    hash: apiKeyHash(secret),
    name: request.name,
    scopes: request.scopes,
    createdBy,
    createdAt: iso(context.now),
    expiresAt: iso(context.now + request.expiresInDays * DAY_MS),
  };
  await change(request.writeId, context.now, async (records) => {
    await records.prefetch([refs.project(project.id), refs.apiKey(secret)]);
    const [made] = await records.read([refs.apiKey(secret)]);
    if (made) return;
    if (await records.alreadyIn(refs.project(project.id)))
      throw new AppError(
        'Conflict',
        'This key was already made, and its secret is shown only once. Revoke it and make another.',
      );
    const before = await enabledProject(records, project.id);
    records.put(refs.apiKey(secret), body, { projectId: project.id });
    if (before.keys.length >= MAX_KEYS)
      throw new AppError('Invalid', `A project can have ${MAX_KEYS} keys. Use one of those it has.`);
    const keys = [...before.keys, { userId: body.userId, hash: body.hash }];
    records.put(refs.project(project.id), { ...before, keys }, { projectId: project.id });
    const facts = [...keyFacts(body), { name: 'expires', value: body.expiresAt }];
    noteAudit(records, entryOf(context, project.id, { action: 'key-created', facts }));
  });
  return { apiKey: secret, key: keyView(body, context.now, nameOf), ciUrl: address };
}

/** Revokes a key of a project at once. Revoking it again is harmless. Throws NotFound. */
export async function revokeKeyOf(
  context: Context,
  projectId: string,
  request: { writeId: string; userId: string },
): Promise<{ key: ApiKeyView }> {
  personOf(context);
  const key = await change(request.writeId, context.now, async (records) => {
    const [project] = await records.read([refs.project(projectId)]);
    const known = project?.body.keys.find(({ userId }) => userId === request.userId);
    const ref = known && refs.apiKeyByHash(known.hash);
    const [record] = ref ? await records.read([ref]) : [];
    if (!ref || !record)
      throw new AppError('NotFound', 'The project has no such key. Reload the page to see those it has.');
    if (record.body.revokedAt) return record.body;
    const revoked = { ...record.body, revokedAt: iso(context.now) };
    records.put(ref, revoked, { projectId: record.projectId });
    noteAudit(
      records,
      entryOf(context, record.projectId, { action: 'key-revoked', facts: keyFacts(revoked) }),
    );
    return revoked;
  });
  return { key: keyView(key, context.now, await namesOf([key.createdBy])) };
}

/** Revokes a key of this project at once, as `revokeKeyOf`. */
export const revokeKey = (
  context: ProjectContext,
  request: { writeId: string; userId: string },
): Promise<{ key: ApiKeyView }> => revokeKeyOf(context, context.project.id, request);
