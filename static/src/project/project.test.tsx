/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProjectApi } from '../../../src/invoke-api';
import { HostPageProvider, nowhere, type HostPage } from '../host-page';
import { findEditor } from '../support/editor';
import { fakeApp } from '../support/fake-app';
import { featureSummary, featureView, projectView } from '../support/replies';
import { Project } from './project';

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const counts = (passed: number, failed: number, notRun: number) => ({
  scenarios: passed + failed + notRun,
  passed,
  failed,
  pending: 0,
  notRun,
});
const FEATURES = [
  featureSummary({ id: 'f1', name: 'Checkout', path: 'checkout.feature', counts: counts(3, 1, 1) }),
  featureSummary({ id: 'f2', name: 'Gift cards', path: 'specs/gifts/cards.feature', draft: true }),
  featureSummary({ id: 'f3', name: 'Wrapping', path: 'specs/gifts/wrap.feature', counts: counts(2, 0, 0) }),
];

const show = (handlers: Handlers = {}, page: HostPage = nowhere) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ features: FEATURES }) }),
    feature: ({ featureId }) => {
      const known = FEATURES.find(({ id }) => id === featureId);
      if (!known) return { ok: false, error: { code: 'NotFound', message: 'gone' } };
      return {
        ok: true,
        value: { feature: featureView({ id: known.id, name: known.name, path: known.path }) },
      };
    },
    ...handlers,
  });
  render(
    <HostPageProvider value={page}>
      <Project call={app.call} />
    </HostPageProvider>,
  );
  return { ...app, user: userEvent.setup() };
};
const rows = async () => within(await screen.findByRole('navigation', { name: 'Features' }));

test('lists features by folder with their size, result and whether they are drafts', async () => {
  show();
  const list = await rows();
  const names = list.getAllByRole('button').map((button) => button.textContent);
  expect(names).toEqual([
    expect.stringMatching(
      /^Checkoutcheckout\.feature5 scenarios · 1 failed5 scenarios: 3 passed, 1 failed, 1 not run/,
    ),
    'specs/gifts2',
    expect.stringMatching(/^Gift cardsDraftcards\.featureNo scenarios/),
    expect.stringMatching(/^Wrappingwrap\.feature2 scenarios2 scenarios: 2 passed/),
  ]);
  expect(screen.getByText('3 features, 7 scenarios')).toBeTruthy();
});

test('searches name and path, and shows drafts or failing features alone', async () => {
  const { user } = show();
  const list = await rows();
  await user.type(list.getByRole('searchbox', { name: 'Search features' }), 'gifts WRAP');
  await list.findByText('1 of 3 features');
  expect(list.queryByText('Gift cards')).toBeNull();
  await user.clear(list.getByRole('searchbox'));
  await user.selectOptions(list.getByRole('combobox', { name: 'Show' }), 'Drafts');
  expect(await list.findByText('Gift cards')).toBeTruthy();
  expect(list.queryByText('Wrapping')).toBeNull();
  await user.type(list.getByRole('searchbox'), 'nothing');
  expect(await list.findByText('No feature matches')).toBeTruthy();
});

test('a folder closes and opens; a search finds what is in a closed one', async () => {
  const { user } = show();
  const list = await rows();
  await user.click(list.getByRole('button', { name: /specs\/gifts/, expanded: true }));
  expect(list.queryByText('Wrapping')).toBeNull();
  await user.type(list.getByRole('searchbox'), 'wrap');
  expect(await list.findByText('Wrapping')).toBeTruthy();
});

test('the arrow keys lead from row to row, Enter opens', async () => {
  const { user } = show();
  const list = await rows();
  list.getByRole('button', { name: /^Checkout/ }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(document.activeElement?.textContent).toMatch(/^Gift cards/);
  await user.keyboard('{End}{Enter}');
  const title = await screen.findByRole('heading', { name: 'Wrapping' });
  await waitFor(() => expect(document.activeElement).toBe(title));
  expect(list.getByRole('button', { current: true }).textContent).toMatch(/^Wrapping/);
});

describe('the address', () => {
  const withAddress = (path: string) => {
    const went: string[] = [];
    let tell: (path: string) => void = () => undefined;
    const openAddress = async () => ({
      path,
      push: (to: string) => void went.push(to),
      onChange: (listener: (path: string) => void) => {
        tell = listener;
      },
    });
    return { page: { ...nowhere, openAddress }, went, goTo: (to: string) => act(() => tell(to)) };
  };

  test('names the opened feature, and leads to it', async () => {
    const { page, went, goTo } = withAddress('/feature/f3');
    const { user } = show({}, page);
    expect(await screen.findByRole('heading', { name: 'Wrapping' })).toBeTruthy();
    await user.click((await rows()).getByRole('button', { name: /^Checkout/ }));
    await screen.findByRole('heading', { name: 'Checkout' });
    expect(went).toEqual(['/feature/f1']);
    goTo('/');
    expect(screen.queryByRole('heading', { name: 'Checkout' })).toBeNull();
  });

  test('of a feature that is gone says so', async () => {
    show({}, withAddress('/feature/f99').page);
    expect(await screen.findByText(/not there any more/)).toBeTruthy();
  });
});

test('without features it says what one is and offers both ways to one', async () => {
  show({ load: () => ({ ok: true, value: projectView() }) });
  expect(await screen.findByRole('heading', { name: /in examples/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'New feature' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Import files' })).toBeTruthy();
});

test('who may only read is told why and offered nothing to change', async () => {
  const access = { canEdit: false, readOnlyReason: 'You may not edit issues of SHOP.' };
  const { user } = show({ load: () => ({ ok: true, value: projectView({ access, features: FEATURES }) }) });
  expect(await screen.findByText('You may not edit issues of SHOP.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  await user.click((await rows()).getByRole('button', { name: /^Checkout/ }));
  expect(await screen.findByRole('button', { name: 'Download file' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Edit text' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
  expect(screen.queryByRole('button', { name: 'Link issue' })).toBeNull();
});

test('a lapsed licence is said once', async () => {
  const access = { canEdit: false, readOnlyReason: 'lapsed', lapse: {} };
  show({ load: () => ({ ok: true, value: projectView({ access, features: FEATURES }) }) });
  expect(await screen.findByText(/licence/i, { selector: 'h2 *, h2' })).toBeTruthy();
  expect(screen.queryByText('lapsed')).toBeNull();
});

test('a project that is not enabled says who can change that', async () => {
  const view = projectView();
  show({ load: () => ({ ok: true, value: { ...view, project: { ...view.project, state: 'disabled' } } }) });
  expect(await screen.findByText(/A project admin can enable it/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy();
});

describe('a new feature', () => {
  test('needs a name, is created once however often it is asked for, and opens in the editor', async () => {
    let lost = true;
    const made = featureView({ id: 'f9', name: 'Returns', text: 'Feature: Returns\n', scenarios: [] });
    const { user, calls } = show({
      create: () => {
        if (lost) throw new Error('network');
        return { ok: true, value: { feature: made } };
      },
      feature: () => ({ ok: true, value: { feature: made } }),
    });
    await user.click(await screen.findByRole('button', { name: 'New feature' }));
    await user.click(screen.getByRole('button', { name: 'Create feature' }));
    expect(screen.getByRole('alert').textContent).toMatch(/a name/);
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(document.activeElement).toBe(name);
    await user.type(name, 'Returns');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.type(screen.getByRole('textbox', { name: /Description/ }), 'Within 30 days.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/not created/);
    lost = false;
    await user.click(screen.getByRole('button', { name: 'Create feature' }));
    const area = await findEditor('Feature text');
    expect(area.text).toBe('Feature: Returns\n');
    expect(area.caret).toBe(area.text.length);
    expect((await rows()).getByText('Returns')).toBeTruthy();
    const sent = calls.filter(({ name }) => name === 'create').map(({ payload }) => payload);
    expect(sent).toMatchObject([
      { name: 'Returns', description: 'Within 30 days.' },
      { writeId: sent[0]?.writeId },
    ]);
  });

  test('says that it was made until it is saved under another name', async () => {
    let stored = featureView({ id: 'f9', name: 'Returns', text: 'Feature: Returns\n', scenarios: [] });
    const { user } = show({
      create: () => ({ ok: true, value: { feature: stored } }),
      feature: () => ({ ok: true, value: { feature: stored } }),
      saveText: ({ text }) => {
        stored = { ...stored, name: 'Refunds', text, textHash: 'hash-2' };
        return { ok: true, value: { feature: stored } };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'New feature' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Returns{Enter}');
    const area = await findEditor('Feature text');
    expect(screen.getByText(/“Returns” was created/)).toBeTruthy();
    area.write('Feature: Refunds');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('“Refunds” was saved.')).toBeTruthy();
    expect(screen.queryByText(/was created/)).toBeNull();
  });

  test('shows, before it is made, what becomes of description lines that Gherkin would misread', async () => {
    const german = { ...projectView().project, defaultLanguage: 'de' };
    const { user } = show({ load: () => ({ ok: true, value: projectView({ project: german }) }) });
    await user.click(await screen.findByRole('button', { name: 'New feature' }));
    const about = screen.getByRole('textbox', { name: /Description/ });
    await user.type(about, 'As a customer');
    expect(screen.queryByRole('region', { name: 'As it is saved' })).toBeNull();
    await user.type(about, '{Enter}Szenario: Zu spät{Enter}Scenario: Too late');
    const shown = await screen.findByRole('region', { name: 'As it is saved' });
    expect(shown.textContent).toBe('- Szenario: Zu spät');
    expect(screen.getByText(/Gherkin would read a line as something other/)).toBeTruthy();
    await user.clear(about);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'As it is saved' })).toBeNull());
  });

  test('asks before what was typed is discarded', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'New feature' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Returns{Escape}');
    await user.click(screen.getByRole('button', { name: 'Keep editing' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Returns');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });
});
