import { z } from 'zod';
import type { Context } from '../../context';
import { siteAudit } from '../../data-care/audit';
import { adminView, enableProject } from '../../data-care/admin-view';
import { measure } from '../../data-care/measure';
import { cancelSiteRemoval, requestSiteRemoval } from '../../data-care/request-removal';
import { siteBackups } from '../../data-care/site-backups';
import { siteKeys } from '../../data-care/site-keys';
import type { AdminApi } from '../../invoke-api';
import { revokeKeyOf } from '../../settings/api-keys';
import { archiveFunctions, siteArchiveFunctions } from './archive';
import { OF_THE_SITE } from './archive-places';
import { siteAuditAsk } from './audit';
import { cursor, idFrom, keyRevocation, MAX_NAME_CHARS, writeId } from './payloads';
import { assertNotShut } from '../run-surface';
import { cancellation, removalRequest } from './removal';
import { onSite } from './site-context';
import { surface } from './surface';

export const administration = surface<AdminApi, Context>(onSite('administration'), {
  ...archiveFunctions(OF_THE_SITE),
  ...siteArchiveFunctions,
  load: {
    action: 'govern',
    changes: false,
    payload: z.object({ query: z.string().trim().max(MAX_NAME_CHARS).optional() }),
    run: adminView,
  },
  audit: {
    action: 'govern',
    changes: false,
    payload: siteAuditAsk,
    run: siteAudit,
  },
  enable: {
    action: 'govern',
    changes: true,
    payload: z.object({ writeId, projectId: idFrom }),
    run: async (context, payload) => {
      assertNotShut(context, payload.projectId);
      return { project: await enableProject(context, payload) };
    },
  },
  measure: {
    action: 'govern',
    changes: false,
    payload: z.object({ after: cursor.optional() }),
    run: (_context, payload) => measure(payload),
  },
  keys: {
    action: 'govern',
    changes: false,
    payload: z.object({ after: cursor.optional() }),
    run: siteKeys,
  },
  backups: {
    action: 'govern',
    changes: false,
    payload: z.object({ after: cursor.optional() }),
    run: siteBackups,
  },
  revokeKey: {
    action: 'govern',
    // Taking access away must stay possible whatever the licence says.
    changes: false,
    payload: keyRevocation.extend({ projectId: idFrom }),
    run: (context, { projectId, ...payload }) => revokeKeyOf(context, projectId, payload),
  },
  requestRemoval: {
    action: 'govern',
    // Whose data it is may have it removed, and keep it, whatever the licence says.
    changes: false,
    payload: removalRequest,
    run: async (context, payload) => adminView(await requestSiteRemoval(context, payload), {}),
  },
  cancelRemoval: {
    action: 'govern',
    changes: false,
    payload: cancellation,
    run: async (context, payload) => adminView(await cancelSiteRemoval(context, payload), {}),
  },
});
