/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gunzipSync } from 'fflate';
import type { FeatureView, ImportFile, ProjectApi } from '../../../../src/invoke-api';
import { findEditor, queryEditor } from '../../support/editor';
import { fakeApp } from '../../support/fake-app';
import { featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const OTHER = featureView({ id: 'f2', name: 'Returns', path: 'returns.feature', textHash: 'other' });
const BROKEN = 'Feature: Checkout\n  Scenario: a\n    Given b\n    Wenn c\n';

/** Opens the editor of one of two features. */
const edit = async (feature: FeatureView, handlers: Handlers = {}) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({
      ok: true,
      value: projectView({
        features: [featureSummary(), featureSummary({ id: 'f2', name: 'Returns', path: 'returns.feature' })],
      }),
    }),
    feature: ({ featureId }) => ({ ok: true, value: { feature: featureId === 'f2' ? OTHER : feature } }),
    ...handlers,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await user.click(await screen.findByRole('button', { name: 'Edit text' }));
  const area = await findEditor('Feature text');
  const write = (text: string): void => area.write(text);
  return { ...app, user, area, write };
};
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);
const saved = (own: Partial<FeatureView> = {}): ReturnType<ProjectApi['saveText']> => ({
  ok: true,
  value: { feature: featureView({ textHash: 'hash-2', ...own }) },
});

test('one changed line is saved as one changed line, whatever ends the others', async () => {
  const text = '\uFEFFFeature: Checkout\r\n\r\n  Scenario: a\n    Given b\r\n';
  const { user, area, calls } = await edit(featureView({ text }), { saveText: () => saved() });
  expect(area.text).toBe('Feature: Checkout\n\n  Scenario: a\n    Given b\n');
  area.place(area.text.length - 1);
  area.type('ooks');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('“Checkout” was saved.')).toBeTruthy();
  expect(payloads(calls, 'saveText')).toMatchObject([
    { featureId: 'f1', textHash: 'hash-1', text: text.replace('Given b', 'Given books') },
  ]);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Checkout' }));
});

test('problems of the whole feature appear while typing and lead to their place; nothing is sent', async () => {
  const { user, area, write, calls } = await edit(featureView());
  write(BROKEN);
  await user.click(await screen.findByRole('button', { name: 'Line 4, column 5' }));
  expect(area.hasFocus).toBe(true);
  expect(area.caret).toBe(BROKEN.indexOf('Wenn'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(payloads(calls, 'saveText')).toEqual([]);
});

test('notes appear by the project’s rules, lead to their place and do not keep the text from being saved', async () => {
  const lintSettings = { 'no-then': true, 'misspelt-keyword': false } as const;
  const { user, area, write, calls } = await edit(featureView({ lintSettings }), { saveText: () => saved() });
  const text = 'Feature: Checkout\n  Scenario: a\n    Givn b\n    When c\n';
  write(text);
  const status = await screen.findByText('1 note; you can save all the same');
  expect(screen.getByText('No problems found')).toBeTruthy();
  expect(status.parentElement?.textContent).toContain('“Then”');
  await user.click(screen.getByRole('button', { name: 'Line 2, column 3' }));
  expect(area.caret).toBe(text.indexOf('Scenario'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('“Checkout” was saved.');
  expect(payloads(calls, 'saveText')).toMatchObject([{ text }]);
});

test('notes on a text as it came are there before a key is touched', async () => {
  const text = 'Feature: Checkout\n  Scenario: a\n    Givn b\n    When c\n';
  await edit(featureView({ text }));
  expect(await screen.findByText('1 note; you can save all the same')).toBeTruthy();
  expect(screen.queryByText('No problems found')).toBeNull();
});

test('Format lays the text out in the editor, says when there is nothing to do, and leaves alone what cannot be read', async () => {
  const { user, area, write, calls } = await edit(featureView());
  write('Feature: Checkout\nScenario: a\n      Given b\n      |x|\n      |long|\n');
  const format = screen.getByRole('button', { name: 'Format' });
  expect(format.title).toMatch(/indentation, blank lines and tables/);
  await user.click(format);
  const tidy = 'Feature: Checkout\n\n  Scenario: a\n    Given b\n      | x    |\n      | long |\n';
  expect(area.text).toBe(tidy);
  expect(screen.getByText(/^Formatted\./)).toBeTruthy();
  await user.click(format);
  expect(screen.getByText('Already formatted')).toBeTruthy();
  write(BROKEN);
  expect(screen.queryByText('Already formatted')).toBeNull();
  await user.click(format);
  expect(screen.getByText('Not formatted: correct the problems first.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Line 4, column 5' })).toBeTruthy();
  expect(area.text).toBe(BROKEN);
  expect(payloads(calls, 'saveText')).toEqual([]);
});

test('what cannot be read can be saved as a draft, which says so', async () => {
  const draft = { problems: [{ line: 4, column: 5, message: 'not a step' }] };
  const { user, write, calls } = await edit(featureView(), {
    saveText: ({ text }) => saved({ text, draft }),
  });
  expect(screen.queryByRole('button', { name: 'Save as draft' })).toBeNull();
  write(BROKEN);
  await user.click(await screen.findByRole('button', { name: 'Save as draft' }));
  expect(await screen.findByText(/saved as a draft/)).toBeTruthy();
  expect(payloads(calls, 'saveText')).toMatchObject([{ text: BROKEN, asDraft: true }]);
  const [row] = within(screen.getByRole('navigation')).getAllByRole('button');
  expect(row?.textContent).toContain('Draft');
});

test('what only the app finds wrong is shown the same way', async () => {
  const problems = [{ line: 1, column: 1, message: 'no feature here' }];
  const { user, write } = await edit(featureView(), {
    saveText: () => ({ ok: false, error: { code: 'Invalid', message: 'Correct it.', problems } }),
  });
  write('Feature: x\n');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/no feature here/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save as draft' })).toBeTruthy();
});

test('a text beyond one request is not sent, and says what to do', async () => {
  const { user, write, calls } = await edit(featureView());
  write(`Feature: x\n  ${'word '.repeat(120_000)}`);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Split the feature/);
  expect(payloads(calls, 'saveText')).toEqual([]);
});

test('after a lost answer the retry carries the same writeId and text', async () => {
  let lost = true;
  const { user, area, write, calls } = await edit(featureView(), {
    saveText: () => {
      if (lost) throw new Error('network');
      return saved();
    },
  });
  write('Feature: Checkout, new\n');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing you wrote is lost/);
  expect(area.text).toBe('Feature: Checkout, new\n');
  lost = false;
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/was saved/);
  const [first, second] = payloads(calls, 'saveText');
  expect(second).toEqual(first);
});

test('what was typed stays while another feature is looked at, and the list says so', async () => {
  const { user, write } = await edit(featureView());
  write('Feature: Checkout, mine\n');
  const list = within(screen.getByRole('navigation'));
  expect(await list.findByText('Unsaved')).toBeTruthy();
  await user.click(list.getByRole('button', { name: /^Returns/ }));
  await screen.findByRole('heading', { name: 'Returns' });
  await user.click(list.getByRole('button', { name: /^Checkout/ }));
  const area = await findEditor('Feature text');
  expect(area.text).toBe('Feature: Checkout, mine\n');
});

test('Esc asks before what was typed is discarded, and just closes when nothing was', async () => {
  const { user, area, write } = await edit(featureView());
  write('Feature: Checkout, mine\n');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect(area.text).toBe('Feature: Checkout, mine\n');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(queryEditor('Feature text')).toBeUndefined();
  expect(within(screen.getByRole('navigation')).queryByText('Unsaved')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Edit text' }));
  await findEditor('Feature text');
  await user.keyboard('{Escape}');
  expect(queryEditor('Feature text')).toBeUndefined();
});

describe('a conflict', () => {
  const THEIRS = 'Feature: Checkout\n\n  Scenario: Paying by card\n    Given theirs\n    Then it is paid\n';
  const MINE = 'Feature: Checkout\n\n  Scenario: mine\n    Given a basket\n';
  const conflicting = (): Handlers => {
    let now = featureView();
    return {
      feature: () => ({ ok: true, value: { feature: now } }),
      saveText: ({ text, textHash }) => {
        if (textHash === 'hash-theirs') return saved({ text });
        now = featureView({ text: THEIRS, textHash: 'hash-theirs' });
        return { ok: false, error: { code: 'Conflict', message: 'changed meanwhile' } };
      },
    };
  };

  test('shows theirs with what is new in it, and keeps mine; keeping mine saves over theirs', async () => {
    const { user, area, write, calls } = await edit(featureView(), conflicting());
    write(MINE);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const theirs = await screen.findByRole('region', { name: 'Someone else changed this feature' });
    expect(theirs.textContent).toBe(THEIRS);
    expect(theirs.querySelector('.bp-line-marked')?.textContent).toContain('Given theirs');
    expect(area.text).toBe(MINE);
    await user.click(screen.getByRole('button', { name: 'Keep my text' }));
    expect(area.hasFocus).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/was saved/);
    expect(payloads(calls, 'saveText')).toMatchObject([
      { text: MINE, textHash: 'hash-1' },
      { text: MINE, textHash: 'hash-theirs' },
    ]);
  });

  test('taking theirs puts it into the editor', async () => {
    const { user, area, write } = await edit(featureView(), conflicting());
    write(MINE);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Take this version' }));
    expect(area.text).toBe(THEIRS);
    expect(area.hasFocus).toBe(true);
    expect(screen.queryByText(/Someone else changed/)).toBeNull();
  });

  test('with a deletion keeps my text and adds it again under its path', async () => {
    let gone = false;
    const back = featureView({ id: 'f9', name: 'Checkout', text: MINE });
    const { user, area, write, calls } = await edit(featureView(), {
      feature: ({ featureId }) => {
        if (featureId === 'f9') return { ok: true, value: { feature: back } };
        if (gone) return { ok: false, error: { code: 'NotFound', message: 'gone' } };
        return { ok: true, value: { feature: featureView() } };
      },
      saveText: () => {
        gone = true;
        return { ok: false, error: { code: 'NotFound', message: 'gone' } };
      },
      import: ({ files: [file] }) => ({
        ok: true,
        value: {
          files: [
            {
              path: file?.path ?? '',
              outcome: 'added',
              featureId: 'f9',
              scenarios: 1,
              links: 0,
              unknownKeys: [],
              sha256: '',
            },
          ],
        },
      }),
    });
    write(MINE);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Someone else deleted this feature')).toBeTruthy();
    expect(area.text).toBe(MINE);
    await user.click(screen.getByRole('button', { name: 'Add it again' }));
    expect(await screen.findByText('“Checkout” is there again.')).toBeTruthy();
    const [{ files, onExisting }] = payloads(calls, 'import') as [
      { files: ImportFile[]; onExisting: string },
    ];
    expect(onExisting).toBe('keep');
    expect(files[0]?.path).toBe('checkout.feature');
    expect(Buffer.from(gunzipSync(Buffer.from(files[0]?.gz ?? '', 'base64'))).toString()).toBe(MINE);
  });
});
