import { startHost, type Host, type Tenant } from '../support/host';
import { stock, type Stocked } from '../support/removal';
import { restoring, said, writeFeatures } from '../support/restoring';
import { ask, PANEL, publish, SETTINGS, SPECIFICATION } from '../support/site';
import { bodies, days, type Dump, dumpOf, plain } from '../support/stored';

interface Restore {
  phase: string;
  at: number;
  step: number;
  done: object;
}

/** What a restore says of itself is so, and what no undoing would bring back is not touched. */
describe('a restore', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let at = 0;
  let on = {} as ReturnType<typeof restoring>;
  let moment = '';
  const project = { projectKey: 'OWN' };
  const writeId = () => crypto.randomUUID();

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    tenant = await host.tenant(`told-${at}`);
    on = restoring(tenant, 'OWN');
    own = await stock(tenant, 'OWN');
  });

  async function backedUp(): Promise<void> {
    await on.drain();
    await days(1, tenant);
    moment = (await on.newest())?.id ?? '';
  }
  const story = () => ({ issueKey: own.issues[0]?.key ?? '' });
  const remove = () =>
    ask(tenant, 'mira', SPECIFICATION, project, 'remove', {
      writeId: writeId(),
      featureId: own.featureId,
      textHash: own.textHash,
    });
  const resultsOf = (dump: Dump): string[] =>
    [...bodies(dump, 'latest').values()].flatMap(
      (body) => JSON.stringify(body).match(/"status":"\w+"/g) ?? [],
    );

  test('of which nothing but a card differs counts its issue once', async () => {
    await backedUp();
    const card = { writeId: writeId(), card: 'rule', text: 'Added since' };
    await ask(tenant, 'mira', PANEL, story(), 'addCard', card);
    const previewed = (await on.preview(moment)).counts;
    expect(previewed).toEqual({ back: 0, again: 0, newer: 0, issues: 1 });
    const { restore: first } = await on.restore(moment);
    expect(first?.counts).toEqual(previewed);
    // A vote on the same story besides.
    const { agreement } = await ask<{ agreement: { seen: string } }>(tenant, 'vic', PANEL, story(), 'load');
    await ask(tenant, 'paul', PANEL, story(), 'vote', { writeId: writeId(), seen: agreement.seen });
    await ask(tenant, 'mira', PANEL, story(), 'addCard', { ...card, writeId: writeId() });
    expect((await on.restore(moment)).restore?.counts).toEqual({ back: 0, again: 0, newer: 0, issues: 1 });
  });

  test('does not promise back what was said of an issue that Jira has deleted', async () => {
    await backedUp();
    await tenant.jira('ada', 'DELETE', `/rest/api/3/issue/${own.issues[0]?.id}`);
    await on.drain();
    const { counts } = await on.preview(moment);
    const { restore: done } = await on.restore(moment);
    expect(counts.issues).toBe(done?.counts.issues);
    expect(bodies(await dumpOf(tenant), 'example-map').size).toBe(0);
  });

  test('leaves for how long the project keeps runs and texts: a sweep brings nothing back', async () => {
    const save = (runDays: number | null, mirrorQuestions: boolean) =>
      ask(tenant, 'paul', SETTINGS, project, 'save', {
        writeId: writeId(),
        state: 'enabled',
        mirrorQuestions,
        retention: { runDays, versionDays: runDays },
      });
    await save(30, true);
    await backedUp();
    await save(null, false);
    await on.restore(moment);
    interface Settings {
      retention?: { runDays?: number };
      mirrorQuestions?: boolean;
    }
    const settings = bodies<Settings>(await dumpOf(tenant), 'project').get(`project:${own.project.id}`);
    expect(settings?.mirrorQuestions).toBe(true);
    expect(settings?.retention?.runDays).toBeUndefined();
  });

  test('of one feature brings its results back, too', async () => {
    await backedUp();
    const then = resultsOf(await dumpOf(tenant));
    expect(then).toEqual(['"status":"passed"']);
    await remove();
    await on.drain();
    expect(resultsOf(await dumpOf(tenant))).toEqual([]);
    await on.restore(moment, { kind: 'feature', featureId: own.featureId });
    expect(resultsOf(await dumpOf(tenant))).toEqual(then);
  });

  test('brings results back that are older than a hundred reports', async () => {
    await backedUp();
    await remove();
    for (let n = 0; n < 101; n += 1)
      expect((await publish(own, `[{"uri":"${n}.feature","name":"${n}","elements":[]}]`)).status).toBe(200);
    await on.drain();
    // Background work may ask storage only so often in a minute.
    await tenant.local('POST', 'clock', { advance: '10m' });
    expect((await on.restore(moment)).restore).toMatchObject({ state: 'done', counts: { again: 1 } });
    expect(resultsOf(await dumpOf(tenant))).toEqual(['"status":"passed"']);
  });

  test.each(['project', 'feature'] as const)(
    'of a %s whose step is done and was not noted counts what that did',
    async (kind) => {
      await writeFeatures(tenant, 'OWN', 'first', 2);
      await backedUp();
      await writeFeatures(tenant, 'OWN', 'second', 2);
      await writeFeatures(tenant, 'OWN', 'third', 3);
      await remove();
      await on.drain();
      const scope = kind === 'project' ? { kind } : { kind, featureId: own.featureId };
      const done = await on.restore(moment, scope);
      const counts = done.restore?.counts;
      const text = said(await dumpOf(tenant));
      const [record] = (await dumpOf(tenant)).entities.backup ?? [];
      const stored = plain<{ value: { restore: Restore } }>(String(record?.value.body));
      const nothing = { back: 0, again: 0, newer: 0, issues: 0 };
      const phase = kind === 'project' ? 'newer' : 'feature';
      Object.assign(stored.value.restore, { phase, at: stored.value.restore.at - 600_000, done: nothing });
      const cut = { ...record?.value, body: JSON.stringify(stored) };
      await on.storage('entity/set', 'backup', record?.key ?? '', cut);
      expect((await on.backups()).restore?.state).toBe('running');
      await on.drain();
      const { restore: after } = await on.backups();
      expect([after?.state, after?.counts]).toEqual(['done', counts]);
      expect(said(await dumpOf(tenant))).toEqual(text);
    },
  );

  test('leaves a scenario in the one feature it is in where the copy of that one is damaged', async () => {
    await writeFeatures(tenant, 'OWN', 'first', 2);
    await backedUp();
    const dump = await dumpOf(tenant);
    const idOf = (path: string) =>
      dump.entities.feature?.find(({ value }) => value.path === path)?.key.slice('feature:'.length) ?? '';
    const [featureId, targetId] = [idOf('more/0.feature'), idOf('more/1.feature')];
    const { feature } = await ask<{ feature: { scenarios: { id: string; textHash: string }[] } }>(
      tenant,
      'mira',
      SPECIFICATION,
      project,
      'feature',
      { featureId },
    );
    const [scenario] = feature.scenarios;
    await ask(tenant, 'mira', SPECIFICATION, project, 'moveToFeature', {
      writeId: writeId(),
      featureId,
      scenarioId: scenario?.id,
      textHash: scenario?.textHash,
      targetId,
    });
    const key = `backup-copy:${own.project.id}:${moment}:feature:${targetId}`;
    expect((dump.kvs as { key: string }[]).some((one) => one.key === key)).toBe(true);
    await on.storage('set', undefined, key, 'damaged');
    const { restore: done } = await on.restore(moment);
    expect(done).toMatchObject({ state: 'done', failed: ['more/1.feature'], counts: { back: 1 } });
    const after = said(await dumpOf(tenant));
    const ids = [...after.values()].flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
    expect(after.get(`feature:${targetId}`)?.scenarios.map(({ id }) => id)).toContain(scenario?.id);
    expect(ids).toHaveLength(new Set(ids).size);
  });
});
