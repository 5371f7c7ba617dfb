import type { FoundIssue } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { ask, createIssue, enabledProject, PANEL, SPECIFICATION, type Issue } from '../support/site';

describe('finding the issue that somebody means', () => {
  let host: Host;
  let story: Issue;
  const keys: string[] = [];

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'FND');
    await enabledProject(host, 'OTH');
    await createIssue(host, 'mira', 'OTH', 'Paying by card elsewhere');
    story = await createIssue(host, 'mira', 'FND', 'Paying by card');
    for (let n = 2; n <= 12; n += 1)
      keys.push((await createIssue(host, 'mira', 'FND', `Delivery number ${n}`)).key);
    // Nobody but Ada is in it.
    const { accountId } = await host.jira<{ accountId: string }>('ada', 'GET', '/rest/api/3/myself');
    const project = { key: 'SECRET', name: 'Secret', projectTypeKey: 'software', leadAccountId: accountId };
    await host.jira('ada', 'POST', '/rest/api/3/project', project);
    await createIssue(host, 'ada', 'SECRET', 'Paying by card in secret');
  });
  afterAll(() => host?.stop());

  const found = async (query: string, user: User = 'paul') => {
    const { issues } = await ask<{ issues: FoundIssue[] }>(
      host,
      user,
      PANEL,
      { issueKey: story.key },
      'findIssues',
      {
        query,
      },
    );
    return issues;
  };

  test('by words and beginnings of words, those of the project first', async () => {
    expect(await found('card pay')).toEqual([
      { key: story.key, summary: 'Paying by card' },
      { key: 'OTH-1', summary: 'Paying by card elsewhere' },
    ]);
    expect(await found('elsewhere')).toMatchObject([{ key: 'OTH-1' }]);
    expect(await found('delivery')).toHaveLength(10);
    expect(await found('no such words')).toEqual([]);
    const here = await ask(host, 'paul', SPECIFICATION, { projectKey: 'OTH' }, 'findIssues', {
      query: 'card',
    });
    expect(here).toMatchObject({ issues: [{ key: 'OTH-1' }, { key: story.key }] });
  });

  test('by key, or the beginning of one', async () => {
    const number = (key: string): string => key.split('-')[1] ?? '';
    const [first = ''] = keys;
    expect((await found(first.toLowerCase()))[0]?.key).toBe(first);
    expect((await found(number(first)))[0]?.key).toBe(first);
    const ones = keys.filter((key) => number(key).startsWith('1'));
    expect((await found('FND-1')).map(({ key }) => key)).toEqual([story.key, ...ones]);
    expect(await found('NONE-1')).toEqual([]);
  });

  test('only among those the person may see; whatever is typed', async () => {
    expect(await found('secret')).toEqual([]);
    expect(await found('SECRET-1')).toEqual([]);
    expect(await found('secret', 'ada')).toMatchObject([{ key: 'SECRET-1' }]);
    for (const typed of ['" OR project = SECRET OR summary ~ "', 'a\\', '()', 'AND', '-', '*', '', 'FND-'])
      expect(JSON.stringify(await found(typed))).not.toContain('SECRET');
    expect(await found('')).toHaveLength(10);
  });
});
