/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { act, render, screen } from '@testing-library/react';
import type { ContextApi } from '../../../src/invoke-api';
import { fakeApp } from '../support/fake-app';
import { contextView } from '../support/replies';
import { HostPageProvider, nowhere } from '../host-page';
import { IssueContext } from './issue-context';

test('shows the counts in words and the failing scenarios with their step', async () => {
  const view = contextView({
    counts: { scenarios: 4, passed: 2, failed: 1, pending: 0, notRun: 1 },
    lastRun: new Date().toISOString(),
    ready: 1,
    openQuestions: 2,
    failing: [{ name: 'Paying by card', step: 'Then it is paid', message: 'Error: declined\n    at pay' }],
  });
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: view }) });
  render(<IssueContext call={call} />);
  expect(await screen.findByText('4 scenarios')).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '2 passed',
    '1 failed',
    '1 not run',
    '1 ready',
    '2 open questions',
    'Paying by cardThen it is paidError: declined',
  ]);
});

test('says where scenarios are written when there are none', async () => {
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: contextView() }) });
  render(<IssueContext call={call} />);
  expect(await screen.findByText(/No scenarios on this issue yet/)).toBeTruthy();
  expect(screen.getByText(/buttons under the summary/)).toBeTruthy();
});

test('leads to the panel once that says it is on the page', async () => {
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: contextView() }) });
  let found: () => void = () => undefined;
  const showPanel = jest.fn(async () => undefined);
  const page = {
    ...nowhere,
    seekPanel: async (listener: () => void) => {
      found = listener;
      return { unsubscribe: () => undefined };
    },
    showPanel,
  };
  render(
    <HostPageProvider value={page}>
      <IssueContext call={call} />
    </HostPageProvider>,
  );
  expect(await screen.findByText(/buttons under the summary/)).toBeTruthy();
  act(() => found());
  act(() => screen.getByRole('button', { name: 'Go to the acceptance criteria' }).click());
  expect(showPanel).toHaveBeenCalled();
  expect(screen.queryByText(/buttons under the summary/)).toBeNull();
});

test('looks again when the panel tells of a change, and stops listening when it goes', async () => {
  let counts = contextView().counts;
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: contextView({ counts }) }) });
  const unsubscribe = jest.fn();
  let tell: () => void = () => undefined;
  const page = {
    ...nowhere,
    onChange: async (listener: () => void) => {
      tell = listener;
      return { unsubscribe };
    },
  };
  const { unmount } = render(
    <HostPageProvider value={page}>
      <IssueContext call={call} />
    </HostPageProvider>,
  );
  await screen.findByText(/No scenarios on this issue yet/);
  counts = { scenarios: 1, passed: 1, failed: 0, pending: 0, notRun: 0 };
  act(() => tell());
  expect(await screen.findByText('1 scenario')).toBeTruthy();
  unmount();
  await Promise.resolve();
  expect(unsubscribe).toHaveBeenCalled();
});

test('shows how the issues below stand where there are no scenarios of its own', async () => {
  const counts = { scenarios: 3, passed: 2, failed: 1, pending: 0, notRun: 0 };
  const sum = { counts, issues: 2, withScenarios: 1, ready: 1, openQuestions: 1 };
  const { call, calls } = fakeApp<ContextApi>({
    load: () => ({ ok: true, value: contextView({ parent: true }) }),
    children: () => ({ ok: true, value: { sum, issues: [], more: false } }),
  });
  render(<IssueContext call={call} />);
  expect(await screen.findByText('3 scenarios in 2 child issues')).toBeTruthy();
  expect(screen.getByText('1 of 2 issues ready')).toBeTruthy();
  expect(calls.map(({ name }) => name)).toEqual(['load', 'children']);
});

test('says where it counts only the first of the issues below', async () => {
  const counts = { scenarios: 3, passed: 3, failed: 0, pending: 0, notRun: 0 };
  const sum = { counts, issues: 100, withScenarios: 1, ready: 0, openQuestions: 0 };
  const { call } = fakeApp<ContextApi>({
    load: () => ({ ok: true, value: contextView({ parent: true }) }),
    children: () => ({ ok: true, value: { sum, issues: [], more: true } }),
  });
  render(<IssueContext call={call} />);
  expect(await screen.findByText('3 scenarios in the first 100 child issues')).toBeTruthy();
});
