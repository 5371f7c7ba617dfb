import { legacyArchive } from '../../import-export/legacy-archive';
import { basicCredentials, headers, query } from './request';
import type { CiRoute } from './route';

/** The old service's download, which every existing client calls. */
export const downloadFeatures: CiRoute = {
  name: 'download features',
  method: 'GET',
  path: /^\/rest\/cucumber\/1\.0\/project\/([^/]+)\/features\/?$/i,
  scope: 'download',
  changes: false,
  credentials: (request) => {
    const basic = basicCredentials(request);
    return basic && { secret: basic.password, userId: basic.user };
  },
  hint: 'Send Basic authorisation: the user id and the API key of Project settings → Behave Pro → Pipelines.',
  run: async (context, request, { projectId, project }) => {
    const known = headers(request, 'if-none-match').flatMap((value) =>
      value.split(',').map((tag) => tag.trim()),
    );
    const includeManual = query(request, 'manual')?.toLowerCase() === 'true';
    const archive = await legacyArchive(projectId, project, includeManual, known, context.now);
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
