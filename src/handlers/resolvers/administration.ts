import { z } from 'zod';
import type { Context } from '../../context';
import { siteAudit } from '../../data-care/audit';
import { adminView, enableProject } from '../../data-care/admin-view';
import type { AdminApi } from '../../invoke-api';
import { siteAuditAsk } from './audit';
import { idFrom, MAX_NAME_CHARS, writeId } from './payloads';
import { onSite } from './site-context';
import { surface } from './surface';

export const administration = surface<AdminApi, Context>(onSite('administration'), {
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
    run: async (context, payload) => ({ project: await enableProject(context, payload) }),
  },
});
