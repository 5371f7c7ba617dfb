/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AdminApi, AdminView, MeasureReply, SiteKey } from '../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../host-page';
import { saveFile } from '../save-file';
import { fakeApp } from '../support/fake-app';
import { adminProject, adminView } from '../support/replies';
import { Admin } from './admin';

jest.mock('../save-file');

type Handlers = { [K in keyof AdminApi]?: AdminApi[K] };

const show = (handlers: Handlers) => {
  const app = fakeApp<AdminApi>(handlers);
  const openProjectPage = jest.fn(async () => undefined);
  render(
    <HostPageProvider value={{ ...nowhere, openProjectPage }}>
      <Admin call={app.call} />
    </HostPageProvider>,
  );
  return { ...app, openProjectPage, user: userEvent.setup() };
};
const showView = (own: Partial<AdminView>) => show({ load: () => ({ ok: true, value: adminView(own) }) });
const section = (name: string) => screen.findByRole('region', { name: new RegExp(`^${name}`) });
const rows = (place: HTMLElement) =>
  within(place)
    .getAllByRole<HTMLTableRowElement>('row')
    .slice(1)
    .map(({ cells }) => [...cells].map(({ textContent }) => textContent));

const NOON = (day: string): string => new Date(`${day}T12:00`).toISOString();
const RUNS = [{ kind: 'run', count: 1, more: false }];

describe('projects', () => {
  const reported = {
    at: new Date().toISOString(),
    counts: { passed: 2, failed: 1, other: 0 },
  };

  test('are listed with their state, numbers and last report', async () => {
    showView({
      projects: [
        adminProject({
          state: 'enabled',
          features: 3,
          scenarios: 12,
          drafts: 1,
          keys: 2,
          lastReport: reported,
        }),
        adminProject({ id: '2', key: 'BANK', name: 'Bank', state: 'enabled', keys: 1 }),
        adminProject({ id: '3', key: 'POST', name: 'Post', state: 'enabled' }),
        adminProject({ id: '4', key: 'ZOO', name: 'Zoo' }),
      ],
    });
    expect(rows(await section('Projects of this site'))).toEqual([
      ['Demo ShopSHOP · Settings of Demo Shop', 'Enabled', '2 passed, 1 failednow', '3', '12', '1', '2'],
      ['BankBANK · Settings of Bank', 'Enabled', 'Waiting for the first report', '0', '0', '0', '1'],
      ['PostPOST · Settings of Post', 'Enabled', 'No key yet', '0', '0', '0', '0'],
      ['ZooZOO · Settings of Zoo', 'Enable Zoo', 'None', '0', '0', '0', '0'],
    ]);
    expect(screen.getByText('4 projects')).toBeTruthy();
  });

  test('lead to their settings', async () => {
    const { user, openProjectPage } = showView({ projects: [adminProject()], stored: RUNS });
    await user.click(await screen.findByRole('button', { name: 'Settings of Demo Shop' }));
    expect(openProjectPage).toHaveBeenCalledWith('settings', 'SHOP');
  });

  test('are enabled in place; the focus goes on to the settings', async () => {
    let project = adminProject();
    const stored = () => [
      { kind: 'project', count: project.state === 'enabled' ? 1 : 0, more: false },
      ...RUNS,
    ];
    const { user, calls } = show({
      load: () => ({ ok: true, value: adminView({ projects: [project], stored: stored() }) }),
      enable: () => {
        project = { ...project, state: 'enabled' };
        return { ok: true, value: { project } };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Enable Demo Shop' }));
    expect(await screen.findByText('Enabled')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Settings of Demo Shop' }));
    expect(calls[1]).toMatchObject({ name: 'enable', payload: { projectId: '10000' } });
    expect(await screen.findByRole('row', { name: 'Projects with settings 1' })).toBeTruthy();
  });

  test('a refusal to enable is shown under the project', async () => {
    const { user } = show({
      load: () => ({ ok: true, value: adminView({ projects: [adminProject()], stored: RUNS }) }),
      enable: () => ({ ok: false, error: { code: 'NotFound', message: 'It does not exist any more.' } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Enable Demo Shop' }));
    expect((await screen.findByRole('alert')).textContent).toContain('It does not exist any more.');
    expect(screen.getByRole('button', { name: 'Enable Demo Shop' })).toBeTruthy();
  });

  test('are searched for once typing pauses; a search that fails can be repeated', async () => {
    let broken = true;
    const { user, calls } = show({
      load: ({ query }) => {
        if (query && broken) throw new Error('timed out');
        const projects = query ? [] : [adminProject()];
        return { ok: true, value: adminView({ projects, stored: RUNS, more: !query }) };
      },
    });
    expect(await screen.findByText('1 project; type a name or key to find others')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Find a project' }), 'bank');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The projects could not be searched');
    expect(screen.getByRole('row', { name: /Demo Shop/ })).toBeTruthy();
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No project has this in its name or key.')).toBeTruthy();
    expect(calls.slice(1).map(({ payload }) => payload)).toEqual([{ query: 'bank' }, { query: 'bank' }]);
    await user.clear(screen.getByRole('searchbox', { name: 'Find a project' }));
    expect(screen.getByRole('row', { name: /Demo Shop/ })).toBeTruthy();
  });
});

describe('the licence', () => {
  const licence = (own: Partial<AdminView['licence']>): Partial<AdminView> => ({
    licence: { state: 'active', environment: 'PRODUCTION', readings: [], ...own },
  });

  test.each<[string, Partial<AdminView['licence']>, RegExp]>([
    ['active', {}, /^Licence Active.*an evaluation counts as one/],
    ['unknown', { state: 'unknown' }, /^Licence Not known.*Nothing changes because of that/],
    [
      'outside production',
      { environment: 'DEVELOPMENT' },
      /^Licence Not needed.*development environment.*works without a licence/,
    ],
    [
      'lapsed',
      { state: 'lapsed', lapse: { since: NOON('2100-11-24'), removalFrom: NOON('2100-12-24') } },
      /^Licence Lapsed.*Lapsed since Nov 24, 2100\. Data is kept until Dec 24, 2100\./,
    ],
    [
      'lapsed long ago',
      { state: 'lapsed', lapse: { since: NOON('2020-11-24'), removalFrom: NOON('2020-12-24') } },
      /^Licence Lapsed.*Data was kept until Dec 24, 2020\./,
    ],
    ['lapsed just now', { state: 'lapsed', lapse: {} }, /^Licence Lapsed.*Jira has only just said/],
  ])('%s is said in plain words', async (_name, own, words) => {
    showView(licence(own));
    expect((await section('Licence')).textContent).toMatch(words);
  });

  test('while it has lapsed the banner is there, and nothing can be enabled', async () => {
    showView({ ...licence({ state: 'lapsed', lapse: {} }), projects: [adminProject()] });
    expect(
      await screen.findByRole('heading', { name: 'The licence of Behave Pro is not active' }),
    ).toBeTruthy();
    expect(screen.getByText('Not enabled')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Enable/ })).toBeNull();
    expect(screen.queryByText(/to the first result/)).toBeNull();
  });

  test('shows the daily readings, or that there are none yet', async () => {
    showView(
      licence({
        readings: [
          { at: NOON('2026-11-25'), state: 'lapsed' },
          { at: NOON('2026-11-24'), state: 'active' },
        ],
      }),
    );
    const table = await screen.findByRole('table', { name: 'Daily readings of the licence' });
    expect(rows(table).map(([at, state]) => [at?.replace(/\s/g, ' '), state])).toEqual([
      ['Nov 25, 2026, 12:00 PM', 'Lapsed'],
      ['Nov 24, 2026, 12:00 PM', 'Active'],
    ]);
  });

  test('says that it is read once a day when it has not been yet', async () => {
    showView({});
    expect(await screen.findByText(/has not read the licence yet: it does once a day/)).toBeTruthy();
  });
});

test('a removal has a certificate to look at and to download', async () => {
  const hash = 'a'.repeat(64);
  const removed = {
    announcedAt: NOON('2026-12-24'),
    firstPassAt: NOON('2026-12-25'),
    doneAt: NOON('2026-12-26'),
    backupsGoneBy: NOON('2027-01-25'),
    counts: { feature: 1200, issue: 7 },
    hashes: { feature: hash, issue: 'b'.repeat(64) },
  };
  const readings = [{ at: NOON('2026-12-26'), state: 'lapsed' as const }];
  const { user } = showView({ removed, licence: { state: 'active', environment: 'PRODUCTION', readings } });
  const place = await section('Stored data was removed');
  expect(place.textContent).toMatch(/AnnouncedDec 24, 2026.*First passDec 25.*DoneDec 26/);
  expect(rows(within(place).getByRole('table'))).toEqual([
    ['Features', '1,200', 'aaaaaaaaaaaa'],
    ['Issues with scenarios', '7', 'bbbbbbbbbbbb'],
  ]);
  await user.click(within(place).getByRole('button', { name: 'Download certificate' }));
  const [name, text] = jest.mocked(saveFile).mock.calls[0] ?? [];
  expect(name).toBe('behave-pro-removal-2026-12-26.json');
  expect(JSON.parse(String(text))).toEqual({
    certificate: 'Removal of the data stored by Behave Pro for Jira',
    ...removed,
    licenceReadings: readings,
  });
});

test('a removal says what Jira has kept, and nothing of it when there is nothing', async () => {
  const done = {
    announcedAt: NOON('2026-12-24'),
    doneAt: NOON('2026-12-26'),
    backupsGoneBy: NOON('2027-01-25'),
    counts: {},
    hashes: {},
  };
  showView({ removed: { ...done, propertiesLeft: 2 } });
  const place = await section('Stored data was removed');
  expect(place.textContent).toContain('The search property behave-pro may still be on 2 issues');
  cleanup();
  showView({ removed: done });
  expect((await section('Stored data was removed')).textContent).not.toContain('refused');
});

test('stored data is counted by kind, in words where there are some', async () => {
  showView({
    installedAt: NOON('2026-11-01'),
    stored: [
      { kind: 'feature', count: 1000, more: true },
      { kind: 'run', count: 3, more: false },
      { kind: 'something-new', count: 2, more: false },
    ],
  });
  const place = await section('Stored data');
  expect(rows(place)).toEqual([
    ['Features', '1,000+'],
    ['Test reports', '3'],
    ['something-new', '2'],
  ]);
  expect(place.textContent).toMatch(/Forge storage of this site.*30 days.*Installed on Nov 1, 2026\./);
});

test('background work says when it ran and how that went, or that it has not yet', async () => {
  showView({
    triggers: [
      { key: 'retention' },
      { key: 'backup', lastRun: { at: new Date().toISOString(), outcome: 'failed' } },
    ],
  });
  expect(rows(await section('Background work'))).toEqual([
    [
      'Reads the licence and removes what is due',
      expect.stringMatching(/^Has not run yet: it runs once a day/),
    ],
    ['backup', 'now', 'FailedIt tries again at its next run.'],
  ]);
});

test('background work that was missed says so', async () => {
  const long = '2026-01-01T00:00:00.000Z';
  showView({
    installedAt: long,
    triggers: [{ key: 'retention', lastRun: { at: long, outcome: 'done' } }, { key: 'backup' }],
  });
  const [late, never] = rows(await section('Background work'));
  expect(late?.[2]).toMatch(/^DoneIt should have run since/);
  expect(never?.[1]).toMatch(/^Has never run/);
});

describe('storage by project', () => {
  const part = (own: Partial<MeasureReply>): MeasureReply => ({ projects: [], done: 1, ...own });

  test('is measured when somebody asks, and adds up what comes in parts', async () => {
    const parts = [
      part({
        projects: [
          {
            projectId: '1',
            key: 'SHOP',
            name: 'Shop',
            groups: { features: { count: 2, bytes: 4096 } },
            waiting: 1,
          },
          { projectId: '9', groups: { log: { count: 1, bytes: 10 } }, waiting: 0 },
        ],
        done: 0.5,
        next: '3 x',
      }),
      part({
        projects: [{ projectId: '1', groups: { history: { count: 3, bytes: 3 * 1024 * 1024 } }, waiting: 0 }],
      }),
    ];
    const { user, calls } = show({
      load: () => ({ ok: true, value: adminView() }),
      measure: () => ({ ok: true, value: parts.shift() ?? part({}) }),
    });
    const place = await section('Storage by project');
    await user.click(within(place).getByRole('button', { name: 'Measure' }));
    await within(place).findByRole('button', { name: 'Measure again' });
    expect(calls.filter(({ name }) => name === 'measure').map(({ payload }) => payload)).toEqual([
      {},
      { after: '3 x' },
    ]);
    expect(rows(within(place).getByRole('region', { name: 'Stored by project' }))).toEqual([
      [
        expect.stringMatching(/^Shop \(SHOP\)1 change yet/),
        '4 KB2 records',
        '3.0 MB3 records',
        '–',
        '–',
        '–',
        '–',
        '–',
        '3.0 MB5 records',
      ],
      [
        'Project 9, which has no settings here',
        '–',
        '–',
        '–',
        '–',
        '–',
        '–',
        '<1 KB1 record',
        '<1 KB1 record',
      ],
    ]);
  });

  test.each([
    ['Unavailable', [{}, { after: '1 x' }, { after: '1 x' }]],
    ['Invalid', [{}, { after: '1 x' }, {}, { after: '1 x' }]],
  ] as const)('says what went wrong (%s), and goes on from where that helps', async (code, asked) => {
    let broken = true;
    const { user, calls } = show({
      load: () => ({ ok: true, value: adminView() }),
      measure: (payload) => {
        if (!payload.after) {
          const projects = [{ projectId: '9', groups: { log: { count: 1, bytes: 10 } }, waiting: 0 }];
          return { ok: true, value: part({ projects, done: 0.5, next: '1 x' }) };
        }
        return broken
          ? { ok: false, error: { code, message: 'Storage did not answer.' } }
          : { ok: true, value: part({}) };
      },
    });
    const place = await section('Storage by project');
    await user.click(within(place).getByRole('button', { name: 'Measure' }));
    await within(place).findByText('Storage did not answer.');
    broken = false;
    await user.click(within(place).getByRole('button', { name: 'Try again' }));
    await within(place).findByRole('button', { name: 'Measure again' });
    expect(calls.filter(({ name }) => name === 'measure').map(({ payload }) => payload)).toEqual(asked);
    expect(within(place).getAllByText('<1 KB')).toHaveLength(2);
  });
});

test('keys of all projects are listed when wanted, a page at a time, and revoked', async () => {
  const key = (userId: string, project: string): SiteKey => ({
    userId,
    name: `Key ${userId}`,
    scopes: ['download'],
    createdBy: 'Ada Admin',
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2030-01-01T00:00:00.000Z',
    state: 'active',
    project: { id: project, key: `P${project}` },
  });
  let broken = true;
  const { user, calls } = show({
    load: () => ({ ok: true, value: adminView() }),
    keys: ({ after }) => {
      if (!after) return { ok: true, value: { keys: [key('a', '1')], next: 'n' } };
      return broken
        ? { ok: false, error: { code: 'Unavailable', message: 'Storage did not answer.' } }
        : { ok: true, value: { keys: [key('b', '2')] } };
    },
    revokeKey: ({ userId }) => {
      const { project: _project, ...own } = key(userId, '');
      return { ok: true, value: { key: { ...own, state: 'revoked' } } };
    },
  });
  const place = await section('API keys');
  await user.click(within(place).getByRole('button', { name: 'Show keys' }));
  await user.click(await within(place).findByRole('button', { name: 'Show more keys' }));
  await within(place).findByText('Storage did not answer.');
  // What was read stays.
  expect(within(place).getByRole('button', { name: 'Revoke Key a' })).toBeTruthy();
  broken = false;
  await user.click(within(place).getByRole('button', { name: 'Try again' }));
  await within(place).findByText('2 keys, 2 of them active');
  await user.click(within(place).getByRole('button', { name: 'Revoke Key b' }));
  await user.click(within(place).getByRole('button', { name: 'Revoke' }));
  await within(place).findByText('2 keys, 1 of them active');
  expect(calls.find(({ name }) => name === 'revokeKey')?.payload).toMatchObject({
    userId: 'b',
    projectId: '2',
  });
});

test('the page is a landmark with its name', async () => {
  showView({});
  expect(await screen.findByRole('main', { name: 'Behave Pro administration' })).toBeTruthy();
});

test('a load that fails says what to do, and trying again works', async () => {
  let broken = true;
  const { user } = show({
    load: () =>
      broken
        ? { ok: false, error: { code: 'Forbidden', message: 'Only Jira admins see this page.' } }
        : { ok: true, value: adminView() },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Only Jira admins see this page.');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await section('Licence')).toBeTruthy();
});
