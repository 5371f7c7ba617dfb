import type { JiraMail } from '../../local-host/contract';
import type { FeatureView, PanelView, ScenarioChange } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { panelCalls, write } from '../support/panel-calls';
import {
  ask,
  createIssue,
  enabledProject,
  moveIssue,
  SETTINGS,
  SPECIFICATION,
  type Issue,
} from '../support/site';
import { bodies, dumpOf, nextDay } from '../support/stored';

/** A feature whose scenarios are linked to a story by their tags. */
const text = (name: string, issue: Issue, scenarios: readonly string[]): string =>
  [
    `Feature: ${name}`,
    ...scenarios.flatMap((one) => ['', `  @${issue.key}`, `  Scenario: ${one}`, `    Given ${one}`]),
  ].join('\n') + '\n';

describe('mails to who watches a story', () => {
  let host: Host;
  let issue: Issue;
  const at = { projectKey: 'WATCH' };

  const settings = (more: object, projectKey = 'WATCH') =>
    ask(host, 'paul', SETTINGS, { projectKey }, 'save', write({ state: 'enabled', ...more }));
  const { must } = panelCalls(() => ({ host, issue }));
  const page = <T = { feature: FeatureView }>(name: string, payload: object, user: User = 'mira') =>
    ask<T>(host, user, SPECIFICATION, at, name, write(payload));
  const open = async (featureId: string): Promise<FeatureView> =>
    (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const watch = (user: User, { key } = issue) => host.jira(user, 'POST', `/rest/api/3/issue/${key}/watchers`);
  const passed = async (): Promise<void> => {
    await host.local('POST', 'clock', { advance: '11m' });
    await host.local('POST', 'drain');
  };
  const mails = async ({ key } = issue): Promise<JiraMail[]> =>
    (await host.local<{ mails: JiraMail[] }>('GET', 'mails')).mails.filter((mail) => mail.issueKey === key);
  /** What was sent by now, once time has passed. */
  const sent = async (about = issue): Promise<JiraMail[]> => {
    await passed();
    return mails(about);
  };
  const imported = async (name: string, ...scenarios: string[]): Promise<FeatureView> => {
    const path = `${crypto.randomUUID()}.feature`;
    const bytes = Buffer.from(text(name, issue, scenarios));
    const [file] = await importAll(host, 'mira', 'WATCH', [{ path, bytes }]);
    await host.local('POST', 'drain');
    return open(file?.featureId ?? '');
  };
  /** Somebody edits a scenario of the story on its panel. */
  const edited = async (
    name: string,
    change: (text: string) => string,
    user: User = 'mira',
  ): Promise<void> => {
    const { scenarios }: PanelView = await must(user, 'load', {});
    const one = scenarios.find((scenario) => scenario.name === name);
    if (!one) throw new Error(`There is no ${name}`);
    const { featureId, id: scenarioId, textHash } = one;
    await must(user, 'edit', write({ featureId, scenarioId, textHash, text: change(one.text) }));
  };
  const step = (line: string) => (before: string) => `${before}\n  And ${line}`;
  const changed = (view: FeatureView, name: string, change: ScenarioChange, user: User = 'mira') => {
    const one = view.scenarios.find((scenario) => scenario.name === name);
    return page(
      'changeScenario',
      { featureId: view.id, scenarioId: one?.id, textHash: one?.textHash, change },
      user,
    );
  };

  /** Features as they are stored. */
  const stored = async () => bodies<{ news?: unknown[] }>(await dumpOf(host), 'feature');

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'WATCH');
    await enabledProject(host, 'ELSE');
  });
  beforeEach(async () => {
    await host.local('POST', 'delivery', { duplicates: 0 });
    await settings({ notifyWatchers: true });
    issue = await createIssue(host, 'paul', 'WATCH', 'A story');
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  test('two edits are one mail, ten minutes after the first, to everybody but who made them', async () => {
    await imported('Cards', 'By card', 'By phone');
    await watch('mira');
    await watch('vic');
    await edited('By card', step('first'));
    await host.local('POST', 'clock', { advance: '5m' });
    expect(await mails()).toEqual([]);
    await edited('By phone', (before) => before.replace('Scenario: By phone', 'Scenario: By <b>phone</b>'));
    await edited('By card', step('second'));
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect([...(mail?.to ?? [])].sort()).toEqual(['paul', 'vic']);
    expect(mail?.subject).toBe(`${issue.key}: acceptance criteria changed`);
    expect(mail?.textBody).toContain(
      [
        `Mira Member changed 2 scenarios linked to ${issue.key}:`,
        '',
        '- “By card” was changed.',
        '- “By phone” was changed and is now called “By <b>phone</b>”.',
      ].join('\n'),
    );
    expect(mail?.htmlBody).toContain('By &#60;b&#62;phone&#60;/b&#62;');
    expect(await sent()).toHaveLength(1);
    await edited('By card', step('third'));
    expect(await sent()).toHaveLength(2);
  });

  test('two features of one story are one mail', async () => {
    await imported('Cards', 'By card');
    await imported('Invoices', 'By invoice');
    await edited('By card', step('more'));
    await edited('By invoice', step('more'));
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail?.textBody).toContain('“By card” was changed');
    expect(mail?.textBody).toContain('“By invoice” was changed');
  });

  test('one scenario on two stories is a mail for each', async () => {
    const view = await imported('Cards', 'By card');
    const other = await createIssue(host, 'paul', 'WATCH', 'Another');
    await page('link', { featureId: view.id, scenarioId: view.scenarios[0]?.id, issueKey: other.key });
    await edited('By card', step('more'));
    expect(await sent()).toHaveLength(1);
    expect(await mails(other)).toHaveLength(1);
  });

  test('more stories than one job tells are told by the next, each once', async () => {
    const others: Issue[] = [];
    for (let n = 0; n < 22; n += 1) others.push(await createIssue(host, 'paul', 'WATCH', `Story ${n}`));
    const keys = others.map(({ key }) => `@${key}`).join(' ');
    const bytes = Buffer.from(text('Cards', issue, ['By card']).replace('  @', `  ${keys} @`));
    await importAll(host, 'mira', 'WATCH', [{ path: 'many.feature', bytes }]);
    await host.local('POST', 'drain');
    await edited('By card', step('more'));
    expect(await sent()).toHaveLength(1);
    for (const other of others) expect(await mails(other)).toHaveLength(1);
  });

  test('a process that is killed while it sends leaves one mail at most, and nothing to tell', async () => {
    const view = await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'faults', { target: 'jira', rate: 1, kind: 'slow', ms: 400, path: '/notify' });
    const ended = passed();
    for (let news: unknown = true; news;) news = (await stored()).get(`feature:${view.id}`)?.news;
    await host.local('POST', 'kill');
    await ended;
    await host.local('DELETE', 'faults');
    expect((await sent()).length).toBeLessThanOrEqual(1);
  });

  test('a job that comes twice sends one mail', async () => {
    await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'delivery', { duplicates: 1 });
    expect(await sent()).toHaveLength(1);
  });

  test('an import sends none, whatever it does', async () => {
    const view = await imported('Cards', 'By card', 'By phone');
    const bytes = Buffer.from(
      view.text.replace('Given By card', 'Given another card').replace(/\n *@.*\n.*By phone\n.*\n/, '\n'),
    );
    await importAll(host, 'mira', 'WATCH', [{ path: view.path, bytes }], 'replace');
    const now = await open(view.id);
    expect(now.text).toContain('another card');
    expect(now.scenarios).toHaveLength(1);
    expect(await sent()).toEqual([]);
  });

  test('off, nothing is sent, nor kept until it is on', async () => {
    await settings({ notifyWatchers: false });
    await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await settings({ notifyWatchers: true });
    expect(await sent()).toEqual([]);
  });

  test('switched off meanwhile, nothing is sent and nothing is left', async () => {
    const view = await imported('Cards', 'By card');
    await edited('By card', step('more'));
    const kept = async () => (await stored()).get(`feature:${view.id}`)?.news;
    expect(await kept()).toHaveLength(1);
    await settings({ notifyWatchers: false });
    expect(await sent()).toEqual([]);
    expect(await kept()).toBeUndefined();
  });

  test('who alone has changed it and alone watches it gets no mail; both of two who did do', async () => {
    await imported('Cards', 'By card');
    await edited('By card', step('more'), 'paul');
    expect(await sent()).toEqual([]);
    await watch('mira');
    await edited('By card', step('of mira'), 'mira');
    await edited('By card', step('of paul'), 'paul');
    const [mail] = await sent();
    expect([...(mail?.to ?? [])].sort()).toEqual(['mira', 'paul']);
    expect(mail?.textBody).toContain('Mira Member and Paul Projectlead changed 1 scenario');
  });

  test('a rename and a removal on the project page are told, and the text of the whole feature', async () => {
    const view = await imported('Cards', 'By card', 'By phone', 'By post');
    const { feature } = await changed(view, 'By card', { kind: 'rename', name: 'With a card' });
    await changed(feature, 'By phone', { kind: 'remove' });
    const now = await open(view.id);
    await page('saveText', {
      featureId: view.id,
      text: now.text.replace('Given By post', 'Given a stamp'),
      textHash: now.textHash,
    });
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail?.textBody).toContain('- “By card” was changed and is now called “With a card”.');
    expect(mail?.textBody).toContain('- “By phone” was removed.');
    expect(mail?.textBody).toContain('- “By post” was changed.');
  });

  test('what is undone within the time is not told', async () => {
    const view = await imported('Cards', 'By card', 'By phone');
    const [card, phone] = view.scenarios;
    const removed = await changed(view, 'By card', { kind: 'remove' });
    await page('bringBack', { featureId: view.id, scenarioId: card?.id });
    await edited('By phone', step('more'));
    await edited('By phone', (before) => before.replace('\n  And more', ''));
    expect(removed.feature.scenarios.map(({ id }) => id)).toEqual([phone?.id]);
    expect(await sent()).toEqual([]);
  });

  test('who watches an issue hears of no removal after the scenario was taken off it', async () => {
    const view = await imported('Cards', 'By card', 'By phone');
    await edited('By card', step('more'));
    const [one] = view.scenarios;
    await must('mira', 'unlink', write({ featureId: view.id, scenarioId: one?.id }));
    await changed(await open(view.id), 'By card', { kind: 'remove' });
    expect((await open(view.id)).scenarios).toHaveLength(1);
    expect(await sent()).toEqual([]);
  });

  test('a new scenario is not told of, nor that it is changed or removed right away', async () => {
    await imported('Cards', 'By card');
    await must('mira', 'add', write({ feature: { name: 'Fresh' }, text: 'Scenario: New\n  Given a' }));
    await edited('New', step('more'));
    const { scenarios } = await must('mira', 'load', {});
    const added = scenarios.find(({ name }) => name === 'New');
    if (!added) throw new Error('not added');
    await must(
      'mira',
      'remove',
      write({ featureId: added.featureId, scenarioId: added.id, textHash: added.textHash }),
    );
    expect(await sent()).toEqual([]);
  });

  test('a move to another feature is not told; a change before it is, once', async () => {
    const view = await imported('Cards', 'By card', 'By phone');
    const target = await imported('Target', 'By target');
    const move = async (name: string): Promise<void> => {
      const one = (await open(view.id)).scenarios.find((scenario) => scenario.name === name);
      await page('moveToFeature', {
        featureId: view.id,
        scenarioId: one?.id,
        textHash: one?.textHash,
        targetId: target.id,
      });
    };
    await move('By card');
    expect(await sent()).toEqual([]);
    await edited('By phone', step('more'));
    await move('By phone');
    await edited('By phone', step('and more'));
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail?.textBody).toContain('changed 1 scenario');
    expect(mail?.textBody).toContain('- “By phone” was changed.');
  });

  test('a removed feature is told, unless it is brought back in time', async () => {
    const view = await imported('Cards', 'By card');
    await page('remove', { featureId: view.id, textHash: view.textHash });
    await page('recover', { featureId: view.id });
    expect(await sent()).toEqual([]);
    const { textHash } = await open(view.id);
    await page('remove', { featureId: view.id, textHash });
    expect((await sent()).map(({ textBody }) => textBody)).toEqual([
      expect.stringContaining('- “By card” was removed.'),
    ]);
    expect([...(await stored()).keys()]).not.toContain(`feature:${view.id}`);
  });

  test('on an issue of another project no scenario is named', async () => {
    await imported('Cards', 'By card');
    const before = issue;
    const key = await moveIssue(host, 'paul', issue, 'ELSE');
    await host.local('POST', 'drain');
    issue = { ...before, key };
    await edited('By card', step('more'));
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail?.textBody).toContain(`changed 1 scenario linked to ${key}.`);
    expect(`${mail?.textBody} ${mail?.htmlBody}`).not.toContain('By card');
  });

  test('nothing is sent about an issue that is gone, and the news goes', async () => {
    const view = await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.jira('ada', 'DELETE', `/rest/api/3/issue/${issue.key}`);
    expect(await sent()).toEqual([]);
    expect((await stored()).get(`feature:${view.id}`)).not.toHaveProperty('news');
  });

  test('a mail whose answer is lost is not sent again', async () => {
    await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'faults', {
      target: 'jira',
      rate: 1,
      kind: 'reset-after-write',
      path: '/notify',
    });
    await passed();
    await host.local('DELETE', 'faults');
    expect(await sent()).toHaveLength(1);
  });

  test('what Jira does not take for now is sent later', async () => {
    await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'faults', { target: 'jira', rate: 0.9, kind: '429', seed: 5, path: '/notify' });
    await passed();
    await host.local('DELETE', 'faults');
    expect(await sent()).toHaveLength(1);
  });

  test('what Jira never takes is not lost: opening the feature has it sent when Jira does again', async () => {
    const view = await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'faults', { target: 'jira', rate: 1, kind: '429', ms: 0, path: '/notify' });
    expect(await sent()).toEqual([]);
    await host.local('DELETE', 'faults');
    expect((await stored()).get(`feature:${view.id}`)?.news).toMatchObject([{ issues: [issue.id] }]);
    await host.local('POST', 'clock', { advance: '16m' });
    await open(view.id);
    expect(await sent()).toHaveLength(1);
  });

  test('a job that was never queued is asked for again by the daily trigger', async () => {
    await imported('Cards', 'By card');
    await host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });
    await edited('By card', step('more'));
    await host.local('DELETE', 'faults');
    expect(await sent()).toEqual([]);
    await nextDay(host);
    expect(await sent()).toHaveLength(1);
  });

  test('while the licence has lapsed nothing is sent', async () => {
    await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'license', { state: 'lapsed' });
    expect(await sent()).toEqual([]);
    await host.local('POST', 'license', { state: 'active' });
  });

  test('what nobody could be told for days is old: it is not told any more, and goes', async () => {
    const view = await imported('Cards', 'By card');
    await edited('By card', step('more'));
    await host.local('POST', 'license', { state: 'lapsed' });
    expect(await sent()).toEqual([]);
    await host.local('POST', 'clock', { advance: '3d' });
    await host.local('POST', 'license', { state: 'active' });
    await nextDay(host);
    expect(await sent()).toEqual([]);
    expect((await stored()).get(`feature:${view.id}`)?.news).toBeUndefined();
    await edited('By card', (before) => before.replace('more', 'less'));
    expect(await sent()).toHaveLength(1);
  });

  test('on, a save asks no more of storage than off, and one job is queued for all of them', async () => {
    await imported('Cards', 'By card');
    const cost = async () => {
      const { value, ...meter } = await metered(host, () => edited('By card', step(crypto.randomUUID())));
      const { queue } = await host.local<{ queue: number }>('GET', 'storage');
      return { requests: meter.kvs.requests, queue };
    };
    await settings({ notifyWatchers: false });
    const off = await cost();
    await settings({ notifyWatchers: true });
    const first = await cost();
    expect(off.queue).toBe(0);
    expect(first).toEqual({ requests: off.requests, queue: 1 });
    await host.local('POST', 'clock', { advance: '1m' });
    await edited('By card', step('again'));
    expect(await host.local('GET', 'storage')).toMatchObject({ queue: 1 });
  });
});
