import { randomUUID } from 'node:crypto';
import type { Client } from '../client';

export interface ProjectName {
  key: string;
  name: string;
}

const MAX_KEY = 10;
const MAX_NAME = 80;

/** A project's key and name for what a folder is called; a key that is given stands. */
export function projectFor(folder: string, key?: string): ProjectName {
  const letters = folder
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[0-9]+/, '')
    .slice(0, MAX_KEY);
  const name = folder.trim().slice(0, MAX_NAME) || 'Import';
  return { key: key ?? (letters.length < 2 ? 'IMPORT' : letters), name };
}

/** Makes the project unless it is there, and enables the app in it, both as the client's person. */
export async function prepareProject(client: Client, { key, name }: ProjectName): Promise<ProjectName> {
  if ((await client.jiraStatus('GET', `project/${key}`)) === 404) {
    const { accountId } = await client.jira<{ accountId: string }>('GET', 'myself');
    const project = { key, name, projectTypeKey: 'software', leadAccountId: accountId };
    await client.jira('POST', 'project', project);
  }
  const place = { projectKey: key };
  const { project } = await client.ask<{ project: { state: string; name: string } }>(
    'project-settings',
    place,
    'load',
    {},
  );
  if (project.state !== 'enabled')
    await client.ask('project-settings', place, 'save', { writeId: randomUUID(), state: 'enabled' });
  return { key, name: project.name };
}
