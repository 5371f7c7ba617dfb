import { gzipSync } from 'node:zlib';
import type { Reply } from '../../../src/invoke-api';
import { textHash } from '../../../core/gherkin';
import type { Tenant, User } from '../host';
import { PANEL, SPECIFICATION, type Issue } from '../site';
import type { Answer, Edit } from './edits';

export interface Site {
  tenant: Tenant;
  projectKey: string;
  issues: readonly Issue[];
}

interface Request {
  module: string;
  at: object;
  name: string;
  payload: object;
}

/** An answer in the trial's words, and the value if there is one. */
export interface Delivered {
  answer: Answer;
  told: string;
  value?: unknown;
}

/** How an edit is asked for. Links are asked for on the page (`byPage`) or in the panel. */
function requestOf({ projectKey, issues }: Site, edit: Edit, byPage: boolean): Request {
  const onPage = (name: string, payload: object): Request => ({
    module: SPECIFICATION,
    at: { projectKey },
    name,
    payload,
  });
  const keyOf = (id: string): string | undefined => issues.find((issue) => issue.id === id)?.key;
  const onIssue = (issue: string, name: string, payload: object): Request => ({
    module: PANEL,
    at: { issueKey: keyOf(issue) },
    name,
    payload,
  });
  switch (edit.kind) {
    case 'add': {
      const { feature, text, issue, manual } = edit;
      const testType = manual === undefined ? undefined : manual ? 'manual' : 'automated';
      return onIssue(issue, 'add', { feature, text, testType });
    }
    case 'edit': {
      const { featureId, scenarioId, issue, base, text, manual } = edit;
      const testType = manual === undefined ? undefined : manual ? 'manual' : 'automated';
      const seen = { textHash: textHash(base), baseText: base };
      return onIssue(issue, 'edit', { featureId, scenarioId, text, testType, ...seen });
    }
    case 'remove': {
      const { featureId, scenarioId, issue, base } = edit;
      return onIssue(issue, 'remove', { featureId, scenarioId, textHash: textHash(base) });
    }
    case 'link':
    case 'unlink': {
      const { kind, featureId, scenarioId, issue } = edit;
      if (!byPage) return onIssue(issue, kind, { featureId, scenarioId });
      const named = kind === 'link' ? { issueKey: keyOf(issue) } : { issueId: issue };
      return onPage(kind, { featureId, scenarioId, ...named });
    }
    case 'save': {
      const { featureId, base, text } = edit;
      return onPage('saveText', { featureId, text, textHash: textHash(base) });
    }
    case 'import': {
      const file = { path: edit.path, gz: gzipSync(edit.text).toString('base64') };
      return onPage('import', { files: [file], onExisting: edit.how });
    }
  }
}

const NOT_STORED = ['unchanged', 'kept', 'refused', 'asks', 'conflicts', 'waits'];

/** What an acknowledgement says was done. */
function outcomeOf(value: object): Pick<Delivered, 'answer' | 'told'> {
  if ('ask' in value) return { answer: 'refused', told: 'ask' };
  if ('conflict' in value) return { answer: 'refused', told: 'conflict' };
  if ('files' in value) {
    const [file] = value.files as { outcome: string }[];
    const told = file?.outcome ?? 'nothing';
    return { answer: NOT_STORED.includes(told) ? 'refused' : 'done', told };
  }
  return { answer: 'done', told: 'merged' in value ? 'merged' : 'done' };
}

/** Delivers an edit once. */
export async function deliver(
  site: Site,
  user: User,
  { edit, writeId, byPage }: { edit: Edit; writeId: string; byPage: boolean },
): Promise<Delivered> {
  const { module, at, name, payload } = requestOf(site, edit, byPage);
  try {
    const reply = await site.tenant.invoke<Reply<object>>(user, module, at, name, { writeId, ...payload });
    if (reply.ok) return { ...outcomeOf(reply.value), value: reply.value };
    const { code } = reply.error;
    const answer =
      code === 'NotFound' ? 'gone' : ['Unavailable', 'RateLimited'].includes(code) ? 'lost' : 'refused';
    return { answer, told: code };
  } catch (error) {
    return { answer: 'lost', told: String(error) };
  }
}

/** Times that somebody asks before giving up: storage answers one in twenty requests by breaking the connection. */
const LOOKS = 4;

/** Asks for what only reads, again where storage did not answer. `undefined` when it is not there any more. Throws what was refused. */
export async function look<T>(
  { tenant }: Site,
  user: User,
  [module, at, name, payload = {}]: [module: string, at: object, name: string, payload?: object],
): Promise<T | undefined> {
  for (let times = 1; ; times += 1) {
    const reply = await tenant.invoke<Reply<T>>(user, module, at, name, payload);
    if (reply.ok) return reply.value;
    const { code } = reply.error;
    if (code === 'NotFound') return undefined;
    if (code !== 'Unavailable' || times === LOOKS) throw new Error(`${name} answered ${code}`);
  }
}
