/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ChildIssue,
  ChildrenView,
  CloneOffer,
  OfferedScenario,
  PanelApi,
} from '../../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../../host-page';
import { fakeApp } from '../../support/fake-app';
import { panelView } from '../../support/replies';
import { Panel } from '../panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const offered = (name: string, own: Partial<OfferedScenario> = {}): OfferedScenario => ({
  id: name,
  featureId: `f-${name}`,
  featureName: 'Checkout',
  name,
  ...own,
});
const offerOf = (scenarios: OfferedScenario[], elsewhere = 0): CloneOffer => ({
  original: { key: 'SHOP-7', summary: 'Pay' },
  scenarios,
  elsewhere,
});
const view = (family: NonNullable<ReturnType<typeof panelView>['family']>, canEdit = true) =>
  panelView({ family, access: { canEdit } });
const show = (handlers: Handlers) => {
  const app = fakeApp<PanelApi>(handlers);
  const page = { ...nowhere, siteUrl: async () => 'https://site.example' };
  render(
    <HostPageProvider value={page}>
      <Panel call={app.call} />
    </HostPageProvider>,
  );
  const sent = (of: string) => app.calls.filter(({ name }) => name === of).map(({ payload }) => payload);
  return { ...app, sent, user: userEvent.setup() };
};

describe('what a clone is offered', () => {
  const clone = (handlers: Handlers, n = 3) =>
    show({
      load: () => ({ ok: true, value: view({ original: { key: 'SHOP-7', offered: n } }) }),
      ...handlers,
    });
  const taken: PanelApi['takeOver'] = ({ scenarios }) => ({
    ok: true,
    value: {
      taken: scenarios.map(({ featureId, scenarioId }) => ({
        featureId,
        scenarioId,
        of: scenarioId,
        textHash: 'hash',
      })),
    },
  });

  test('is taken as it was chosen, a step after the other, and given back step by step', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { user, sent } = clone({
      offer: () => ({ ok: true, value: offerOf(names.map((name) => offered(name))) }),
      takeOver: taken,
      undoTakeOver: () => ({ ok: true, value: { left: 0 } }),
    });
    await user.click(await screen.findByRole('checkbox', { name: /^a/ }));
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'All 5' });
    expect([all.checked, all.indeterminate]).toEqual([false, true]);
    await user.click(screen.getByRole('button', { name: 'Copy 4 scenarios' }));
    await screen.findByText('4 scenarios of SHOP-7 were copied to this issue.');
    const ids = (payloads: Record<string, unknown>[], of: string) =>
      payloads.map((payload) =>
        (payload[of] as { scenarioId: string }[]).map(({ scenarioId }) => scenarioId),
      );
    expect(ids(sent('takeOver'), 'scenarios')).toEqual([['b', 'c', 'd'], ['e']]);
    expect(new Set(sent('takeOver').map(({ writeId }) => writeId)).size).toBe(2);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Taken back. SHOP-7 is as it was.');
    expect(ids(sent('undoTakeOver'), 'taken')).toEqual([['b', 'c', 'd'], ['e']]);
  });

  test('says which cannot be copied, and copies the others', async () => {
    const { user, sent } = clone({
      offer: () => ({ ok: true, value: offerOf([offered('a'), offered('b', { locked: 'draft' })], 2) }),
      takeOver: taken,
    });
    await screen.findByText('Checkout · can only be linked: its feature has errors');
    expect(screen.getByText(/^2 more scenarios of it are in projects/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Link 2 scenarios' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy 1 scenario' }));
    await screen.findByText('1 scenario of SHOP-7 was copied to this issue.');
    expect(sent('takeOver')).toMatchObject([{ how: 'copy', scenarios: [{ scenarioId: 'a' }] }]);
  });

  test('keeps what was done when a later step fails, says why, and takes back what was done', async () => {
    let step = 0;
    const { user, sent } = clone({
      offer: () => ({ ok: true, value: offerOf(['a', 'b', 'c', 'd'].map((name) => offered(name))) }),
      takeOver: (payload) =>
        (step += 1) === 1
          ? taken(payload)
          : { ok: false, error: { code: 'TooLarge', message: '“Checkout” has no room for the copies.' } },
      undoTakeOver: () => ({ ok: true, value: { left: 1 } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Copy 4 scenarios' }));
    expect((await screen.findByRole('alert')).textContent).toContain('has no room for the copies');
    await screen.findByText('3 scenarios of SHOP-7 were copied to this issue.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Taken back, but for a copy that somebody has worked on since.');
    expect(sent('undoTakeOver')).toHaveLength(1);
  });

  test('is sent under the same id again when nobody knows whether it was done', async () => {
    let attempt = 0;
    const { user, sent } = clone({
      offer: () => ({ ok: true, value: offerOf([offered('a')]) }),
      takeOver: (payload) =>
        (attempt += 1) === 1
          ? { ok: false, error: { code: 'Unavailable', message: 'Jira did not answer.' } }
          : taken(payload),
    });
    await user.click(await screen.findByRole('button', { name: 'Link 1 scenario' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Link 1 scenario' }));
    await screen.findByText('1 scenario of SHOP-7 is linked to this issue too.');
    const [first, second] = sent('takeOver');
    expect(second).toEqual(first);
  });

  test('is put away, and taken out again', async () => {
    const { user, sent } = clone({
      offer: () => ({ ok: true, value: offerOf([offered('a')]) }),
      putAway: () => ({ ok: true, value: {} }),
    });
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    await screen.findByText(/^You are not asked about scenarios of SHOP-7 again/);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent('putAway')).toMatchObject([{ away: true }, { away: false }]));
  });

  test('is not asked for by who may only read', async () => {
    const { calls } = show({
      load: () => ({ ok: true, value: view({ original: { key: 'SHOP-7', offered: 1 } }, false) }),
    });
    await screen.findByText(/changing them|not change them/);
    expect(calls.map(({ name }) => name)).toEqual(['load']);
  });
});

describe('child issues', () => {
  const counts = { scenarios: 2, passed: 1, failed: 1, pending: 0, notRun: 0 };
  const child = (n: number, own: Partial<ChildIssue> = {}): ChildIssue => ({
    key: `SHOP-${n}`,
    summary: `Story ${n}`,
    status: { name: 'In Progress', category: 'doing' },
    ...own,
  });
  const children = (issues: ChildIssue[], more = false): ChildrenView => ({
    sum: { counts, issues: issues.length, withScenarios: 1, ready: 1, openQuestions: 3 },
    issues,
    more,
  });
  const epic = (value: ChildrenView) =>
    show({
      load: () => ({ ok: true, value: view({ children: 'issues' }) }),
      children: () => ({ ok: true, value }),
    });

  test('are summed up, and each says how it stands; more are shown when wanted', async () => {
    const first = child(1, { scenarios: { counts, ready: 2, openQuestions: 3 } });
    const others = Array.from({ length: 11 }, (_, n) => child(n + 2));
    const { user } = epic(children([first, ...others]));
    const list = await screen.findByRole('list', { name: 'Child issues with their scenarios' });
    const rows = () => within(list).getAllByRole('listitem');
    expect(rows()[0]?.textContent).toContain('2 scenarios: 1 passed, 1 failed · 2 ready · 3 open questions');
    expect(rows()[1]?.textContent).toContain('No scenarios');
    const link = await within(list).findByRole('link', { name: /^SHOP-1 / });
    expect(link.getAttribute('href')).toBe('https://site.example/browse/SHOP-1');
    expect(screen.getByText('1 of 12 issues ready')).toBeTruthy();
    expect(screen.getByText('11 issues without scenarios')).toBeTruthy();
    expect(rows()).toHaveLength(10);
    await user.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(rows()).toHaveLength(12);
    expect(screen.queryByText(/These are the first/)).toBeNull();
  });

  test('are all found in Jira where there are more than are listed', async () => {
    epic(children([child(1)], true));
    const link = await screen.findByRole('link', { name: /^Find all of them in Jira/ });
    expect(new URL(link.getAttribute('href') ?? '').searchParams.get('jql')).toBe(
      'parent = SHOP-1 ORDER BY created ASC',
    );
  });

  test('are asked for once, and again only when wanted; a failure is said', async () => {
    let fails = false;
    const { user, sent } = show({
      load: () => ({ ok: true, value: view({ children: 'issues' }) }),
      children: () =>
        fails
          ? { ok: false, error: { code: 'RateLimited', message: 'Wait a minute.' } }
          : { ok: true, value: children([]) },
    });
    await screen.findByText('No child issues yet, or none that you may see.');
    expect(sent('children')).toHaveLength(1);
    fails = true;
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Wait a minute.');
  });
});
