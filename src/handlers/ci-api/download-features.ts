import { z } from 'zod';
import { beforeArchive, beforeArchiveRefs, type BeforeArchive } from '../../import-export/kept-archive';
import { legacyArchive } from '../../import-export/legacy-archive';
import { basic, first, listed } from './request';
import type { CiRoute } from './route';

const takes = z.object({
  headers: z.object({ 'if-none-match': listed }),
  query: z.object({ manual: first.transform((value) => value?.toLowerCase() === 'true') }),
});

/** The old service's download, which every existing client calls. */
export const downloadFeatures: CiRoute<z.infer<typeof takes>, BeforeArchive> = {
  name: 'download features',
  method: 'GET',
  path: /^\/rest\/cucumber\/1\.0\/project\/([^/]+)\/features\/?$/i,
  scope: 'download',
  changes: false,
  credentials: { header: 'authorization', holds: basic },
  hint: 'Send Basic authorisation: the user id and the API key of Project settings → Behave Pro → Pipelines.',
  takes,
  early: {
    refs: (projectId, { query }) => beforeArchiveRefs({ projectId, includeManual: query.manual }),
    read: (records, projectId, { query }) =>
      beforeArchive(records, { projectId, includeManual: query.manual }),
  },
  run: async (context, { headers: { 'if-none-match': known }, query }, { projectId, project, early }) => {
    const which = { projectId, includeManual: query.manual };
    const archive = await legacyArchive(which, project, early, known, context.now);
    const common = {
      ETag: [archive.etag],
      'Cache-Control': ['private, no-cache'],
      // Features whose text cannot be read are not in the archive: a build can tell.
      'X-Drafts-Left-Out': [String(archive.drafts)],
    };
    if ('unchanged' in archive) return { statusCode: 304, headers: common };
    if ('url' in archive) return { statusCode: 302, headers: { ...common, Location: [archive.url] } };
    return {
      statusCode: 200,
      headers: {
        ...common,
        'Content-Type': ['application/zip'],
        'Content-Disposition': [`attachment; filename=${project.key}.zip`],
      },
      body: archive.body,
    };
  },
};
