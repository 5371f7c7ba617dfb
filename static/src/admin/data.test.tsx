/** @jest-environment jsdom */
import { cleanup, within } from '@testing-library/react';
import type { AdminView, MeasureReply } from '../../../src/invoke-api';
import { saveFile } from '../save-file';
import { adminView } from '../support/replies';
import { openSection, rows, showAdmin } from '../support/shown';

jest.mock('../save-file');

const showView = (own: Partial<AdminView>) =>
  showAdmin({ load: () => ({ ok: true, value: adminView(own) }) });
const NOON = (day: string): string => new Date(`${day}T12:00`).toISOString();

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
  const shown = showView({ removed, licence: { state: 'active', environment: 'PRODUCTION', readings } });
  const place = await openSection(shown, 'Data', 'Stored data was removed');
  expect(place.textContent).toMatch(/AnnouncedDec 24, 2026.*First passDec 25.*DoneDec 26/);
  expect(rows(within(place).getByRole('table'))).toEqual([
    ['Features', '1,200', 'aaaaaaaaaaaa'],
    ['Issues with scenarios', '7', 'bbbbbbbbbbbb'],
  ]);
  await shown.user.click(within(place).getByRole('button', { name: 'Download certificate' }));
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
  const shown = showView({ removed: { ...done, propertiesLeft: 2 } });
  const place = await openSection(shown, 'Data', 'Stored data was removed');
  expect(place.textContent).toContain('The search property behave-pro may still be on 2 issues');
  cleanup();
  const again = await openSection(showView({ removed: done }), 'Data', 'Stored data was removed');
  expect(again.textContent).not.toContain('refused');
});

test('stored data is counted by kind, in words where there are some', async () => {
  const shown = showView({
    installedAt: NOON('2026-11-01'),
    stored: [
      { kind: 'feature', count: 1000, more: true },
      { kind: 'run', count: 3, more: false },
      { kind: 'something-new', count: 2, more: false },
    ],
  });
  const place = await openSection(shown, 'Data', 'Stored data');
  expect(rows(place)).toEqual([
    ['Features', '1,000+'],
    ['Test reports', '3'],
    ['something-new', '2'],
  ]);
  expect(place.textContent).toMatch(/Forge storage of this site.*30 days.*Installed on Nov 1, 2026\./);
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
    const { user, calls } = showAdmin({
      load: () => ({ ok: true, value: adminView() }),
      measure: () => ({ ok: true, value: parts.shift() ?? part({}) }),
    });
    const place = await openSection({ user }, 'Data', 'Storage by project');
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
    const { user, calls } = showAdmin({
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
    const place = await openSection({ user }, 'Data', 'Storage by project');
    await user.click(within(place).getByRole('button', { name: 'Measure' }));
    await within(place).findByText('Storage did not answer.');
    broken = false;
    await user.click(within(place).getByRole('button', { name: 'Try again' }));
    await within(place).findByRole('button', { name: 'Measure again' });
    expect(calls.filter(({ name }) => name === 'measure').map(({ payload }) => payload)).toEqual(asked);
    expect(within(place).getAllByText('<1 KB')).toHaveLength(2);
  });
});
