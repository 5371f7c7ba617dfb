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
    failing: [{ name: 'Paying by card', step: 'Then it is paid', message: 'Error: declined\n    at pay' }],
  });
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: view }) });
  render(<IssueContext call={call} />);
  expect(await screen.findByText('4 scenarios')).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '2 passed',
    '1 failed',
    '1 not run',
    'Paying by cardThen it is paidError: declined',
  ]);
});

test('says where scenarios are written when there are none', async () => {
  const { call } = fakeApp<ContextApi>({ load: () => ({ ok: true, value: contextView() }) });
  render(<IssueContext call={call} />);
  expect(await screen.findByText(/No scenarios on this issue yet/)).toBeTruthy();
  expect(screen.getByText(/buttons under the summary/)).toBeTruthy();
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
