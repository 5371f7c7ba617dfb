import type { PanelApi, PanelView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import {
  ask,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  type Issue,
  type NewKey,
} from '../support/site';

/** What the licence says decides what may change, never what may be read. */
describe('the licence', () => {
  let host: Host;
  let made: NewKey;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'LIC');
    issue = await createIssue(host, 'mira', 'LIC', 'A story');
    expect(await add('Before')).toMatchObject({ ok: true });
  });
  afterAll(() => host?.stop());

  const add = (name: string) =>
    host.invoke<ReturnType<PanelApi['add']>>('mira', PANEL, { issueKey: issue.key }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Licensed' },
      text: `Scenario: ${name}\n  Given it passes\n`,
    });
  const view = () => ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load');
  const licence = (state: string, environment = 'PRODUCTION') =>
    host.local('POST', 'license', { state, environment });

  test('that has lapsed lets everything be read and nothing be changed', async () => {
    await licence('lapsed');
    expect(await view()).toMatchObject({ access: { canEdit: false }, scenarios: [{ name: 'Before' }] });
    expect(await add('During')).toMatchObject({ ok: false, error: { code: 'LicenceLapsed' } });
    const change = { writeId: crypto.randomUUID(), state: 'disabled' };
    expect(await host.invoke('paul', SETTINGS, { projectKey: 'LIC' }, 'save', change)).toMatchObject({
      ok: false,
      error: { code: 'LicenceLapsed' },
    });
    expect((await download(made, 'LIC')).status).toBe(200);
    expect((await publish(made, '[]')).status).toBe(402);
  });

  test('that has lapsed lets a key be revoked, and none be made', async () => {
    await licence('active');
    const request = { writeId: crypto.randomUUID(), name: 'Lost', scopes: ['download'], expiresInDays: 1 };
    const lost = await ask<NewKey>(host, 'paul', SETTINGS, { projectKey: 'LIC' }, 'createKey', request);
    await licence('lapsed');
    const again = { ...request, writeId: crypto.randomUUID() };
    expect(await host.invoke('paul', SETTINGS, { projectKey: 'LIC' }, 'createKey', again)).toMatchObject({
      ok: false,
      error: { code: 'LicenceLapsed' },
    });
    expect((await download(lost, 'LIC')).status).toBe(200);
    const revocation = { writeId: crypto.randomUUID(), userId: lost.key.userId };
    await ask(host, 'paul', SETTINGS, { projectKey: 'LIC' }, 'revokeKey', revocation);
    expect((await download(lost, 'LIC')).status).toBe(401);
  });

  test.each(['active', 'evaluation', 'absent'])('that is %s lets people work', async (state) => {
    await licence(state);
    expect(await add(`With ${state}`)).toMatchObject({ ok: true });
    expect((await view()).access).toEqual({ canEdit: true });
  });

  test('does not matter outside production', async () => {
    await licence('lapsed', 'DEVELOPMENT');
    expect(await add('In development')).toMatchObject({ ok: true });
  });
});
