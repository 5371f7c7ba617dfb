/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeatureSummary, ProjectApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const REMOVED = [
  {
    featureId: 'f7',
    name: 'Returns',
    path: 'specs/returns.feature',
    scenarios: 3,
    at: new Date().toISOString(),
    by: 'Mira Member',
  },
];
const back = featureView({ id: 'f7', name: 'Returns', path: 'specs/returns.feature' });

const show = (handlers: Handlers = {}, features: FeatureSummary[] = [featureSummary()], canEdit = true) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ access: { canEdit }, features }) }),
    feature: ({ featureId }) => ({
      ok: true,
      value: { feature: featureId === 'f7' ? back : featureView() },
    }),
    removed: () => ({ ok: true, value: { removed: REMOVED } }),
    ...handlers,
  });
  render(<Project call={app.call} />);
  return { ...app, user: userEvent.setup() };
};
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('lists deleted features with who deleted them and when; one is brought back and opened', async () => {
  const { user, calls } = show({ recover: () => ({ ok: true, value: { feature: back } }) });
  await user.click(await screen.findByRole('button', { name: 'Removed features' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Removed features' }));
  expect(screen.getByText(/brought back for 30 days/)).toBeTruthy();
  const list = await screen.findByRole('list', { name: 'Features that can be brought back' });
  expect(list.textContent).toMatch(
    /Returnsspecs\/returns\.feature3 scenarios · deleted (now|this minute|\d+ seconds? ago) by Mira Member/,
  );
  await user.click(within(list).getByRole('button', { name: 'Bring back Returns' }));
  expect(await screen.findByText('“Returns” is there again, with its scenarios and links.')).toBeTruthy();
  expect(await screen.findByRole('heading', { name: 'Returns' })).toBeTruthy();
  expect(within(screen.getByRole('navigation', { name: 'Features' })).getByText('Returns')).toBeTruthy();
  expect(payloads(calls, 'recover')).toMatchObject([{ featureId: 'f7' }]);
});

test.each([
  ['Conflict', 'Another feature has the path “specs/returns.feature” now. Remove or rename that one first.'],
  ['NotFound', 'This feature is not there any more.'],
] as const)('that one cannot be brought back is said with the reason: %s', async (code, message) => {
  const { user } = show({ recover: () => ({ ok: false, error: { code, message } }) });
  await user.click(await screen.findByRole('button', { name: 'Removed features' }));
  await user.click(await screen.findByRole('button', { name: 'Bring back Returns' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('“Returns” was not brought back');
  expect(alert.textContent).toContain(message);
});

test('none deleted says so, also where no feature is left', async () => {
  const { user } = show({ removed: () => ({ ok: true, value: { removed: [] } }) }, []);
  await user.click(await screen.findByRole('button', { name: 'Removed features' }));
  expect(await screen.findByText(/No feature was deleted in the last 30 days/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.getByRole('button', { name: 'Import files' })).toBeTruthy();
});

test('a list that cannot be loaded can be asked for again', async () => {
  let lost = true;
  const { user } = show({
    removed: () => {
      if (lost) throw new Error('network');
      return { ok: true, value: { removed: REMOVED } };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Removed features' }));
  const alert = await screen.findByRole('alert');
  lost = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Returns')).toBeTruthy();
});

test('those who may not edit are offered no removed features', async () => {
  show({}, [featureSummary()], false);
  await screen.findByRole('navigation', { name: 'Features' });
  expect(screen.queryByRole('button', { name: 'Removed features' })).toBeNull();
});

test('a deletion is taken back from its notice, with the feature it was', async () => {
  const { user, calls } = show({
    remove: () => ({ ok: true, value: {} }),
    recover: () => ({ ok: true, value: { feature: featureView() } }),
  });
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await user.click(await screen.findByRole('button', { name: 'Delete feature' }));
  const question = screen.getByRole('alertdialog');
  expect(question.textContent).toMatch(/For 30 days it can be brought back/);
  await user.click(within(question).getByRole('button', { name: 'Delete feature' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText(/“Checkout” is there again/)).toBeTruthy();
  expect(await screen.findByRole('heading', { name: 'Checkout' })).toBeTruthy();
  expect(payloads(calls, 'recover')).toMatchObject([{ featureId: 'f1' }]);
  expect(payloads(calls, 'import')).toEqual([]);
});

test('a deletion that cannot be taken back says why', async () => {
  const { user } = show({
    remove: () => ({ ok: true, value: {} }),
    recover: () => ({ ok: false, error: { code: 'Conflict', message: 'Another feature has its path.' } }),
  });
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await user.click(await screen.findByRole('button', { name: 'Delete feature' }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete feature' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Another feature has its path.');
});
