import type { Handler } from '../rest/handler';
import { FIELDS } from '../views/fields';
import { jiraTime } from '../views/time';

export const getServerInfo: Handler = {
  kind: 'read',
  handle({ baseUrl, now }) {
    const body = {
      baseUrl,
      displayUrl: baseUrl,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100000,
      serverTime: jiraTime(now),
      serverTitle: 'Jira',
      serverTimeZone: 'Etc/UTC',
    };
    return { status: 200, body, objects: 1 };
  },
};

export const getFields: Handler = {
  kind: 'read',
  handle() {
    const body = FIELDS.map(({ schema, ...field }) => ({
      ...field,
      key: field.id,
      custom: false,
      orderable: true,
      searchable: field.clauseNames.length > 0,
      schema: { ...schema, system: field.id },
    }));
    return { status: 200, body, objects: body.length };
  },
};
