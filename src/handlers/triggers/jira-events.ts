import { z } from 'zod';
import { followProject } from '../../data-care/project-deletion';
import { forgetIssue, moveIssue } from '../../features/issue-events';
import { log } from '../../forge/log';
import { forgetFacts } from '../../import-export/issue-facts';
import type { ProjectChange } from '../../settings/project-events';
import { idFrom } from '../resolvers/payloads';
import { runEvent } from './run-trigger';

const issueEvent = z.object({ eventType: z.string(), issue: z.object({ id: idFrom }) });
const projectEvent = z.object({
  eventType: z.string().regex(/^avi:jira:(softdeleted|deleted|restored|archived|updated):project$/),
  project: z.object({ id: idFrom, key: z.string().optional(), name: z.string().optional() }),
});

/** Reads an event; one that is not understood is noted and let go: nothing would make it better. */
function understood<T>(schema: z.ZodType<T>, event: unknown): T | undefined {
  const parsed = schema.safeParse(event);
  if (!parsed.success) log.warn('event not understood');
  return parsed.data;
}

/** An issue was deleted, or moved to another project. */
export async function issueEvents(event: unknown): Promise<void> {
  const read = understood(issueEvent, event);
  if (!read) return;
  const { eventType, issue } = read;
  await runEvent('issue events', (context) =>
    eventType === 'avi:jira:deleted:issue' ? forgetIssue(context, issue.id) : moveIssue(context, issue.id),
  );
}

/** What downloads say of an issue has changed. */
export async function issueFacts(event: unknown): Promise<void> {
  const read = understood(issueEvent, event);
  if (read) await runEvent('issue facts', (context) => forgetFacts(context, read.issue.id));
}

/** A project went to the trash, was deleted, came back, was archived or renamed. */
export async function projectEvents(event: unknown): Promise<void> {
  const read = understood(projectEvent, event);
  if (!read) return;
  const what = read.eventType.split(':')[2] as ProjectChange;
  const { id, key, name = key } = read.project;
  const named = key !== undefined && name !== undefined ? { key, name } : undefined;
  await runEvent('project events', (context) => followProject(context, id, what, named));
}
