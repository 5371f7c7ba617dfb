/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProjectApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { featureScenario, featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

const CART = featureSummary({ counts: { scenarios: 2, passed: 0, failed: 0, pending: 0, notRun: 2 } });
const OTHER = featureSummary({ id: 'f2', name: 'Gifts', path: 'gifts.feature' });
const SCENARIOS = [featureScenario(), featureScenario({ id: 's2', name: 'Paying later' })];

const open = async (tagged: ProjectApi['tagged']) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ features: [CART, OTHER] }) }),
    feature: () => ({ ok: true, value: { feature: featureView({ scenarios: SCENARIOS }) } }),
    tagged,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup();
  const field = await screen.findByRole('searchbox', { name: 'Search features' });
  return { ...app, user, field };
};
const rows = () =>
  within(screen.getByRole('navigation', { name: 'Features' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

test('a tag expression lists the features it chooses scenarios of, and of an opened one those', async () => {
  const { user, field, calls } = await open(() => ({ ok: true, value: { chosen: { f1: ['s2'] } } }));
  await user.type(field, '@slow and not @wip');
  await screen.findByText('1 of 2 features');
  expect(calls.filter(({ name }) => name === 'tagged').map(({ payload }) => payload)).toEqual([
    { tags: '@slow and not @wip' },
  ]);
  expect(rows()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: /^Checkout.*1 of 2 scenarios/ }));
  await screen.findByText('1 of 2 scenarios has the tags searched for.');
  expect(screen.getAllByRole('article').map((row) => row.getAttribute('aria-label'))).toEqual([
    'Paying later',
  ]);
  await user.clear(field);
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
  expect(rows()).toHaveLength(2);
});

test('what is no expression is said, and nothing is hidden by it', async () => {
  const { user, field } = await open(() => ({
    ok: false,
    error: { code: 'Invalid', message: 'Write “and” instead of “&&”.' },
  }));
  await user.type(field, '@a && @b');
  expect((await screen.findByRole('alert')).textContent).toBe('Write “and” instead of “&&”.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(rows()).toHaveLength(2);
  await user.clear(field);
  await user.type(field, 'gifts');
  await screen.findByText('1 of 2 features');
  expect(screen.queryByRole('alert')).toBeNull();
});
