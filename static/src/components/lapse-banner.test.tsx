/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { render, screen } from '@testing-library/react';
import type { ContextApi, Lapse, PanelApi } from '../../../src/invoke-api';
import { IssueContext } from '../context/issue-context';
import { Panel } from '../panel/panel';
import { fakeApp } from '../support/fake-app';
import { contextView, panelView, scenario } from '../support/replies';
import { LapseBanner } from './lapse-banner';

/** Times without a zone are the reader's own, in which the days are counted. */
const local = (time: string): string => new Date(time).toISOString();
const LAPSE: Lapse = { since: local('2026-11-24T18:00'), removalFrom: local('2026-12-24T18:00') };

/** Beside it a page may have other places where it says how something stands. */
const banner = (): string =>
  screen.getByRole('heading', { name: /licence of Behave Pro/ }).closest('[role=status]')?.textContent ?? '';
const bannerAt = (now: string, lapse = LAPSE): string => {
  jest.setSystemTime(new Date(now));
  render(<LapseBanner lapse={lapse} />);
  return banner();
};

describe('the days that are left', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('says since when, what still works, until when data is kept, and what an admin does', () => {
    expect(bannerAt('2026-11-25T09:00')).toBe(
      'The licence of Behave Pro lapsed on Nov 24, 2026' +
        'Everything can be read and exported; nothing can be changed.' +
        'Your data is kept until Dec 24, 2026, 29 days left.' +
        'A Jira admin renews the licence in Jira’s app management (Apps → Manage your apps → Behave Pro). ' +
        'Changes are possible again as soon as Jira says so.',
    );
    expect(
      screen.getByRole('heading', { name: 'The licence of Behave Pro lapsed on Nov 24, 2026' }),
    ).toBeTruthy();
  });

  test.each([
    ['2026-12-22T23:59', 'until Dec 24, 2026, 2 days left.'],
    ['2026-12-23T00:00', 'until Dec 24, 2026, 1 day left.'],
    ['2026-12-23T23:59', 'until Dec 24, 2026, 1 day left.'],
  ])('at %s it is kept %s', (now, words) => {
    expect(bannerAt(now)).toContain(`Your data is kept ${words}`);
  });

  test('on the last day it says the hour, and to export', () => {
    expect(bannerAt('2026-12-24T08:00').replace(/\s/g, ' ')).toContain(
      'Your data is kept until today, Dec 24, 2026, 6:00 PM, less than a day left. Export now',
    );
  });

  test('once the time is over it promises nothing', () => {
    const words = bannerAt('2026-12-24T18:00');
    expect(words).toContain('Your data was kept until Dec 24, 2026. What is still stored may be removed');
    expect(words).not.toMatch(/left|is kept/);
  });

  test('a lapse that was only just noticed has no date', () => {
    const words = bannerAt('2026-11-24T18:00', {});
    expect(words).toMatch(/^The licence of Behave Pro is not active/);
    expect(words).toContain('Jira has only just said so');
    expect(words).not.toMatch(/2026|left/);
  });
});

describe('every surface shows it, and not the plain reason as well', () => {
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.', lapse: LAPSE };

  test('the panel', async () => {
    const view = panelView({ access, scenarios: [scenario()] });
    render(<Panel call={fakeApp<PanelApi>({ load: () => ({ ok: true, value: view }) }).call} />);
    await screen.findByText('Paying by card');
    expect(banner()).toContain('lapsed on Nov 24, 2026');
    expect(screen.queryByText('The licence has lapsed.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add scenario' })).toBeNull();
  });

  test('the panel of a project that is not enabled', async () => {
    const project = { ...panelView().project, state: 'disabled' as const };
    const view = panelView({ access, project });
    render(<Panel call={fakeApp<PanelApi>({ load: () => ({ ok: true, value: view }) }).call} />);
    await screen.findByText(/is not enabled in this project/);
    expect(banner()).toContain('lapsed on Nov 24, 2026');
  });

  test('the issue context', async () => {
    const view = contextView({ lapse: LAPSE });
    render(<IssueContext call={fakeApp<ContextApi>({ load: () => ({ ok: true, value: view }) }).call} />);
    await screen.findByText('No scenarios on this issue yet.');
    expect(banner()).toContain('lapsed on Nov 24, 2026');
  });

  test('while data is being removed the page says that it is closed', async () => {
    const error = { code: 'LicenceLapsed' as const, message: 'Its data is being removed.' };
    render(<Panel call={fakeApp<PanelApi>({ load: () => ({ ok: false, error }) }).call} />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Behave Pro is closed for nowIts data is being removed.');
  });
});
