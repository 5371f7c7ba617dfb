import { z } from 'zod';
import { exportCatalogue, exportIssues, exportKeys, exportRecords, startExport } from '../../archive/export';
import { endImport, settleStories } from '../../archive/import/end';
import { issuesHere } from '../../archive/import/issues-here';
import { importStep } from '../../archive/import/step';
import { exportedProjects, importTargets } from '../../archive/site-projects';
import { SITE, type Context } from '../../context';
import { AppError } from '../../errors';
import { readSiteUrl } from '../../forge/jira';
import type { ArchiveApi, SiteArchiveApi } from '../../invoke-api';
import { ARCHIVED_KINDS, WHOLE_KINDS } from '../../records/archived';
import type { ArchivePlace } from './archive-places';
import { cursor, idFrom, nothing, writeId } from './payloads';
import type { Surface } from './surface';

/** What one call may name: answers and requests stay far below what the platform lets through. */
const MAX_KEYS = 200;
const MAX_ISSUES = 500;
const MAX_STEP_ISSUES = 4_000;
const MAX_SETTLED = 50;
const MAX_PROJECTS = 200;
const MAX_KEY_CHARS = 300;
const MAX_LINES_CHARS = 460_000;

const projectId = z.union([z.literal(SITE), idFrom]);
const kind = z.enum(ARCHIVED_KINDS);
const issue = z.object({
  id: z.string().regex(/^[0-9]{1,15}$/),
  key: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+-[1-9][0-9]*$/)
    .optional(),
});
const site = z.string().max(500);
const archive = z.string().regex(/^[0-9a-f]{64}$/);
const outcome = z.enum(['new', 'replaced', 'merged', 'copied', 'same', 'different', 'refused']);

const fromProject = z.object({ projectId });

/** Reading needs no licence: whoever leaves takes everything along. Bringing in is a change like any other. */
export const archiveFunctions = <Ctx extends Context>({
  action,
  as,
  mayLink,
  source,
  target,
}: ArchivePlace<Ctx>): Surface<ArchiveApi, Ctx> => {
  const sourced =
    <Payload extends { projectId: string }, Reply>(read: (payload: Payload) => Promise<Reply>) =>
    async (context: Ctx, payload: Payload): Promise<Reply> => {
      await source(context, payload.projectId);
      return read(payload);
    };
  return {
    exportStart: {
      action,
      changes: false,
      payload: fromProject.extend({ writeId }),
      run: async (context, payload) =>
        startExport(context, await source(context, payload.projectId), payload),
    },
    exportCatalogue: {
      action,
      changes: false,
      payload: fromProject,
      run: sourced(exportCatalogue),
    },
    exportKeys: {
      action,
      changes: false,
      payload: fromProject.extend({ kind, cursor: cursor.optional() }),
      run: sourced(exportKeys),
    },
    exportRecords: {
      action,
      changes: false,
      payload: fromProject.extend({ kind, keys: z.array(z.string().min(1).max(300)).min(1).max(MAX_KEYS) }),
      run: sourced(exportRecords),
    },
    exportIssues: {
      action,
      changes: false,
      payload: fromProject.extend({ issueIds: z.array(issue.shape.id).min(1).max(MAX_ISSUES) }),
      run: sourced(({ issueIds }) => exportIssues(as, issueIds)),
    },
    importIssues: {
      action,
      changes: true,
      payload: z.object({ projectId, site, issues: z.array(issue).max(MAX_ISSUES) }),
      run: async (context, payload) => {
        await target(context, payload.projectId);
        const isSameSite = payload.site === (await readSiteUrl());
        const here = await issuesHere(context, payload.issues, isSameSite, mayLink);
        return { found: [...here].map(([id, { key }]) => ({ id, key })) };
      },
    },
    importStep: {
      action,
      changes: true,
      payload: z.object({
        writeId,
        projectId: idFrom,
        archive,
        site,
        projects: z.array(z.object({ from: idFrom, to: idFrom })).max(MAX_PROJECTS),
        kind: z.enum(WHOLE_KINDS),
        lines: z.base64().max(MAX_LINES_CHARS),
        issues: z.array(issue).max(MAX_STEP_ISSUES),
        onDifferent: z.enum(['keep', 'take', 'both']),
        dry: z.boolean().optional(),
      }),
      run: async (context, payload) => {
        const project = await target(context, payload.projectId);
        if (action !== 'govern' && payload.projects.some(({ to }) => to !== project.id))
          throw new AppError('Invalid', 'An import on this page goes into this project only.');
        return importStep(context, project, payload, mayLink);
      },
    },
    importSettle: {
      action,
      changes: true,
      payload: z.object({ writeId, projectId: idFrom, site, issues: z.array(issue).max(MAX_SETTLED) }),
      run: async (context, payload) =>
        settleStories(context, await target(context, payload.projectId), payload, mayLink),
    },
    importEnd: {
      action,
      changes: true,
      payload: z.object({
        writeId,
        projectId: idFrom,
        archive,
        counts: z.partialRecord(outcome, z.number().int().min(0).max(1e9)),
      }),
      run: async (context, payload) => endImport(context, await target(context, payload.projectId), payload),
    },
  };
};

export const siteArchiveFunctions: Surface<Omit<SiteArchiveApi, keyof ArchiveApi>, Context> = {
  exportProjects: { action: 'govern', changes: false, payload: nothing, run: exportedProjects },
  importTargets: {
    action: 'govern',
    changes: false,
    payload: z.object({ keys: z.array(z.string().max(MAX_KEY_CHARS)).max(MAX_PROJECTS) }),
    run: (context, { keys }) => importTargets(context, keys),
  },
};
