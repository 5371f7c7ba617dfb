import { randomBytes } from 'node:crypto';
import { everyKind, fill, panel, REPORT, type Filled } from '../support/filled';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { download, publish, RETENTION, SETTINGS, SPECIFICATION } from '../support/site';
import { adminView, days, dumpOf, lasting, licence } from '../support/stored';
import { shareOf } from '../support/share';

/** Enough text that an archive no longer fits into a response, and goes to Object Store. */
const BIG_FILES = 40;
const BIG_BYTES = 110_000;

const bigFiles = () =>
  Array.from({ length: BIG_FILES }, (_, n) => ({
    path: `big/${n}.feature`,
    bytes: Buffer.from(
      `Feature: Big ${n}\n  ${randomBytes(BIG_BYTES / 2).toString('hex')}\n  Scenario: S\n    Given a\n`,
    ),
  }));

/** Waits until the app has registered the object it is about to upload. */
async function registered(tenant: Tenant): Promise<void> {
  while (!(await dumpOf(tenant)).entities.blob?.length) await new Promise((resolve) => setImmediate(resolve));
}

describe('retention', () => {
  let host: Host;
  let own: Filled;
  let other: Filled;

  beforeEach(async () => {
    host ??= await startHost();
    await host.local('POST', 'reset', { demo: false });
    own = await fill(await host.tenant('own'));
    other = await fill(await host.tenant('other'));
    for (const { tenant } of [own, other]) await licence(tenant, 'active');
  });
  afterAll(() => host?.stop());

  test('lets everything be read for 29 days of a lapse, and a renewal brings all back', async () => {
    const before = await dumpOf(own.tenant);
    const otherBefore = lasting(await dumpOf(other.tenant));
    expect(everyKind(before).sort()).toEqual([
      'api-key',
      'audit',
      'catalogue',
      'content',
      'feature',
      'generation',
      'installation',
      'issue',
      'issue property',
      'latest',
      'project',
      'run',
      'vocabulary',
    ]);
    await licence(own.tenant, 'lapsed');
    await days(29, own.tenant, other.tenant);
    const view = await panel(own);
    expect(view.value?.scenarios).toHaveLength(1);
    const { lapse, canEdit } = view.value?.access ?? {};
    expect(canEdit).toBe(false);
    const kept = Date.parse(lapse?.removalFrom ?? '') - Date.parse(lapse?.since ?? '');
    expect(kept).toBe(30 * 24 * 60 * 60 * 1000);
    const save = await own.tenant.invoke('paul', SETTINGS, { projectKey: 'KEEP' }, 'save', {
      writeId: crypto.randomUUID(),
      state: 'disabled',
    });
    expect(save).toMatchObject({ ok: false, error: { code: 'LicenceLapsed' } });

    await licence(own.tenant, 'active');
    await days(1, own.tenant, other.tenant);
    expect((await panel(own)).value?.access).toEqual({ canEdit: true });
    expect(lasting(await dumpOf(own.tenant))).toEqual(lasting(before));
    expect(lasting(await dumpOf(other.tenant))).toEqual(otherBefore);
    await days(40, own.tenant);
    expect(everyKind(await dumpOf(own.tenant))).toContain('feature');
  });

  test('removes everything of a lapse after 30 days, whatever was still under way, and of nobody else', async () => {
    await importAll(own.tenant, 'paul', 'KEEP', bigFiles());
    await licence(own.tenant, 'lapsed');
    await days(30, own.tenant, other.tenant);
    expect((await panel(own)).ok).toBe(true);
    const otherBefore = lasting(await dumpOf(other.tenant));
    const wrong = { authorization: 'Basic bm9ib2R5Onh4' };
    expect((await download(own.made, 'KEEP', { headers: wrong })).status).toBe(401);
    // What is under way when the removal is announced: a download about to put its archive into Object Store.
    const slow = { target: 'os', kind: 'slow', rate: 1, ms: 3000, path: 'upload-url' };
    await host.local('POST', 'faults', slow);
    const archive = download(own.made, 'KEEP', { redirect: 'manual' });
    const ended = archive.then(async (response) => {
      throw new Error(`The download has ended: ${response.status} ${(await response.text()).slice(0, 200)}`);
    });
    await Promise.race([registered(own.tenant), ended]);
    ended.catch(() => undefined);

    await days(1, own.tenant, other.tenant);
    expect(await panel(own)).toMatchObject({ ok: false, error: { code: 'LicenceLapsed' } });
    expect(await own.tenant.invoke('paul', SPECIFICATION, { projectKey: 'KEEP' }, 'load')).toMatchObject({
      ok: false,
      error: { code: 'LicenceLapsed' },
    });
    expect((await download(own.made, 'KEEP')).status).toBe(402);
    expect((await publish(own.made, REPORT)).status).toBe(402);
    expect((await archive).status).toBe(302);
    await host.local('DELETE', 'faults');
    const late = await dumpOf(own.tenant);
    expect(late.objects).toHaveLength(1);
    // Whoever has the URL may go on using it until it expires.
    expect(late.openUploads).toHaveLength(1);
    await fetch(late.openUploads[0] ?? '', { method: 'PUT', body: 'late' });

    await days(2, own.tenant, other.tenant);
    const left = await dumpOf(own.tenant);
    expect(everyKind(left)).toEqual(['installation']);
    expect(left).toMatchObject({ kvs: [], secrets: [], objects: [], queue: [], issueProperties: [] });
    expect(left.entities.installation).toHaveLength(1);
    expect(lasting(await dumpOf(other.tenant))).toEqual(otherBefore);

    const certificate = await adminView(own.tenant);
    expect(certificate.removed).toMatchObject({
      announcedAt: expect.any(String) as string,
      doneAt: expect.any(String) as string,
      counts: { feature: BIG_FILES + 1, issue: 1, 'api-key': 1, run: 1, backup: 1, blob: 1 },
    });
    await days(3, own.tenant);
    expect(everyKind(await dumpOf(own.tenant))).toEqual(['installation']);

    await licence(own.tenant, 'active');
    await days(1, own.tenant);
    const view = await panel(own);
    expect(view.value).toMatchObject({
      project: { state: 'disabled' },
      scenarios: [],
      access: { canEdit: true },
    });
  });

  test.each(shareOf(['absent', 'error'], 1 / 2))(
    'removes nothing in 40 days while the licence reads as %s',
    async (state) => {
      await days(1, own.tenant);
      const before = lasting(await dumpOf(own.tenant));
      await licence(own.tenant, state);
      await days(40, own.tenant);
      expect(lasting(await dumpOf(own.tenant))).toEqual(before);
      expect((await panel(own)).value?.access).toEqual({ canEdit: true });
    },
  );

  test('removes nothing in 60 days after a single reading that says lapsed', async () => {
    await days(1, own.tenant);
    const before = lasting(await dumpOf(own.tenant));
    await licence(own.tenant, 'lapsed');
    await days(1, own.tenant);
    await licence(own.tenant, 'absent');
    await days(60, own.tenant);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });

  test('counts only days on which the licence was read: 29 days of silence between two lapses are none', async () => {
    await licence(own.tenant, 'lapsed');
    await days(1, own.tenant);
    await licence(own.tenant, 'absent');
    await days(29, own.tenant);
    const before = lasting(await dumpOf(own.tenant));
    await licence(own.tenant, 'lapsed');
    await days(29, own.tenant);
    // And as many days on which the trigger did not come.
    await own.tenant.local('POST', 'clock', { advance: '30d' });
    await days(4, own.tenant);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
    expect((await panel(own)).ok).toBe(true);
  });

  test('removes when the licence is read several times a day, too', async () => {
    await licence(own.tenant, 'lapsed');
    for (let reading = 0; reading < 33 * 6; reading += 1) {
      await own.tenant.local('POST', 'clock', { advance: '4h' });
      await own.tenant.local('POST', 'trigger', { module: RETENTION });
    }
    expect(everyKind(await dumpOf(own.tenant))).toEqual(['installation']);
  });

  test('does not begin outside production', async () => {
    await days(1, own.tenant);
    const before = lasting(await dumpOf(own.tenant));
    await licence(own.tenant, 'lapsed', 'DEVELOPMENT');
    await days(60, own.tenant);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });
});
