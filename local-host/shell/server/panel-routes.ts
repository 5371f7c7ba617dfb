import { Router } from 'express';
import type { Jira } from '../../contract';
import { asPerson } from './jira-client';
import type { ShellModule } from '../site-view';
import type { PanelIssue, PanelMemory } from './panels';
import { type Session, sessionOf } from './session';

/**
 * `GET /:issue` lists the panels added to an issue; `PUT` and `DELETE /:issue/:module` add and remove one.
 * Each answers the module keys that show now. An issue the person may not see is not found, as on Jira.
 */
export function panelRoutes(jira: Jira, modules: ShellModule[], memory: PanelMemory): Router {
  const panels = new Set(modules.filter(({ type }) => type === 'jira:issuePanel').map(({ key }) => key));
  const routes = Router();

  routes.get('/:issue', async (request, response) => {
    const issue = await findIssue(jira, sessionOf(jira, request), request.params.issue);
    if (issue) response.json(memory.list(issue));
    else response.status(404).json({ message: 'There is no such issue' });
  });

  routes.all('/:issue/:module', async (request, response, next) => {
    const change = { PUT: memory.add, DELETE: memory.remove }[request.method];
    if (!change) return next();
    const issue = await findIssue(jira, sessionOf(jira, request), request.params.issue);
    if (!issue || !panels.has(request.params.module)) {
      response.status(404).json({ message: 'There is no such issue or panel' });
      return;
    }
    await change(issue, request.params.module);
    response.json(memory.list(issue));
  });

  return routes;
}

async function findIssue(jira: Jira, session: Session, key: string): Promise<PanelIssue | undefined> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}?fields=created`;
  const { status, body } = await asPerson(jira, session, { method: 'GET', path });
  if (status !== 200) return undefined;
  const { id, fields } = JSON.parse(body) as { id: string; fields: { created: string } };
  return { installation: session.installation, id, created: fields.created };
}
