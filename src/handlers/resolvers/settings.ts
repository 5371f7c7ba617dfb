import { isDialect } from '@behave-pro/core/gherkin';
import { RETENTION_DAYS } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { ProjectContext } from '../../context';
import { projectAudit } from '../../data-care/audit';
import { previewRetention } from '../../data-care/retention/preview';
import { previewRestore } from '../../data-care/restore/plan';
import { startRestore, undoRestore } from '../../data-care/restore/begin';
import { backupsView } from '../../data-care/restore/view';
import { startRebuild } from '../../features/rebuild/rebuild';
import type { SettingsApi, SettingsView } from '../../invoke-api';
import { createKey, revokeKey } from '../../settings/api-keys';
import { saveSettings } from '../../settings/save-settings';
import { settingsView, type OwnSettings } from '../../settings/settings-view';
import { statusesView } from '../../settings/statuses';
import { cancelProjectRemoval, requestProjectRemoval } from '../../data-care/request-removal';
import { projectRemovalView } from '../../data-care/removal-view';
import { archiveFunctions } from './archive';
import { OF_THE_PROJECT } from './archive-places';
import { auditAsk } from './audit';
import { lintSettings } from '../../settings/lint-settings';
import { featureId, idFrom, keyRevocation, nothing, testType, writeId } from './payloads';
import { onProject } from './project-context';
import { cancellation, removalRequest } from './removal';
import { surface } from './surface';

/** The id of a backup. */
const moment = z.string().regex(/^[0-9a-z]{7,9}$/);
const MAX_KEY_DAYS = 366;
const MAX_NAME_CHARS = 80;

/** What storage gives to go on with is opaque; longer than that is none of its. */
const MAX_CURSOR_CHARS = 4_000;

/** Jira's ids of statuses, and the tag that each has in a download. */
const statusMapping = z.record(
  z.string().regex(/^\d{1,20}$/),
  z.enum(['OPEN', 'WIP', 'COMPLETED', 'NONE']).nullable(),
);

const days = z.literal([...RETENTION_DAYS, null]);
const retention = { runDays: days, versionDays: days };

/** The page shows both. */
const withRemoval = async (context: ProjectContext, own: OwnSettings): Promise<SettingsView> => ({
  ...own,
  removal: await projectRemovalView(context),
});

export const settings = surface<SettingsApi, ProjectContext>(onProject('settings'), {
  ...archiveFunctions(OF_THE_PROJECT),
  load: {
    action: 'administer',
    changes: false,
    payload: nothing,
    run: async (context) => withRemoval(context, await settingsView(context)),
  },
  save: {
    action: 'administer',
    changes: true,
    payload: z.object({
      writeId,
      state: z.enum(['enabled', 'disabled']),
      defaultTestType: testType.optional(),
      defaultLanguage: z.string().refine(isDialect, 'This is not a language of Gherkin.').optional(),
      lint: lintSettings.optional(),
      mirrorQuestions: z.boolean().optional(),
      defectType: idFrom.nullable().optional(),
      notifyWatchers: z.boolean().optional(),
      statusMapping: statusMapping.optional(),
      retention: z.object(retention).optional(),
    }),
    run: async (context, payload) => withRemoval(context, await saveSettings(context, payload)),
  },
  statuses: {
    action: 'administer',
    changes: false,
    payload: nothing,
    run: statusesView,
  },
  createKey: {
    action: 'administer',
    changes: true,
    payload: z.object({
      writeId,
      name: z.string().trim().min(1, 'Give the key a name.').max(MAX_NAME_CHARS),
      scopes: z.array(z.enum(['download', 'upload'])).min(1, 'Choose what the key may do.'),
      expiresInDays: z.number().int().min(1).max(MAX_KEY_DAYS, `A key lives at most ${MAX_KEY_DAYS} days.`),
    }),
    run: createKey,
  },
  rebuild: {
    action: 'administer',
    changes: true,
    payload: z.object({ writeId }),
    run: async (context, payload) => {
      await startRebuild(context, payload);
      return withRemoval(context, await settingsView(context));
    },
  },
  previewRetention: {
    action: 'administer',
    changes: false,
    payload: z.object({ ...retention, after: z.string().max(MAX_CURSOR_CHARS).optional() }),
    run: previewRetention,
  },
  audit: {
    action: 'administer',
    changes: false,
    payload: auditAsk,
    run: projectAudit,
  },
  backups: {
    action: 'administer',
    changes: false,
    payload: nothing,
    run: backupsView,
  },
  previewRestore: {
    action: 'administer',
    changes: false,
    payload: z.object({ moment }),
    run: previewRestore,
  },
  restore: {
    action: 'administer',
    changes: true,
    payload: z.object({
      writeId,
      moment,
      scope: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('project') }),
        z.object({ kind: z.literal('feature'), featureId }),
        z.object({ kind: z.literal('copy'), featureId }),
      ]),
    }),
    run: async (context, payload) => {
      await startRestore(context, payload);
      return backupsView(context);
    },
  },
  undoRestore: {
    action: 'administer',
    changes: true,
    payload: z.object({ writeId, id: z.string().regex(/^[0-9a-f]{12}$/) }),
    run: async (context, payload) => {
      await undoRestore(context, payload);
      return backupsView(context);
    },
  },
  revokeKey: {
    action: 'administer',
    // Taking access away must stay possible whatever the licence says.
    changes: false,
    payload: keyRevocation,
    run: revokeKey,
  },
  requestRemoval: {
    action: 'administer',
    // Whose data it is may have it removed, and keep it, whatever the licence says.
    changes: false,
    payload: removalRequest,
    run: async (context, payload) => {
      const after = await requestProjectRemoval(context, payload);
      return withRemoval(after, await settingsView(after));
    },
  },
  cancelRemoval: {
    action: 'administer',
    changes: false,
    payload: cancellation,
    run: async (context, payload) => {
      const after = await cancelProjectRemoval(context, payload);
      return withRemoval(after, await settingsView(after));
    },
  },
});
