/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PanelApi } from '../../../../src/invoke-api';
import { findEditor, queryEditor } from '../../support/editor';
import { fakeApp } from '../../support/fake-app';
import { panelView, scenario } from '../../support/replies';
import { Panel } from '../panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const TEXT = 'Scenario: A gift\n  Given a voucher\n  Then it counts';
const features: PanelApi['features'] = () => ({
  ok: true,
  value: {
    features: [
      { id: 'f1', name: 'Checkout', language: 'en', scenarios: 3 },
      { id: 'f2', name: 'Returns', language: 'en', scenarios: 1 },
      { id: 'f3', name: 'Paiement', language: 'fr', scenarios: 1 },
      { id: 'f4', name: 'Funktionen', language: 'de', scenarios: 1 },
    ],
    suggested: ['f2'],
    closed: [{ name: 'Handbook', why: 'markdown' }],
  },
});

const open = async (handlers: Handlers, button: 'Add scenario' | 'Edit') => {
  const scenarios = button === 'Edit' ? [scenario()] : [];
  const app = fakeApp<PanelApi>({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    features,
    ...handlers,
  });
  render(<Panel call={app.call} />);
  const user = userEvent.setup();
  if (button === 'Edit') await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(await screen.findByRole('button', { name: new RegExp(`^${button}`) }));
  const area = await findEditor('Scenario');
  const write = (text: string): void => area.write(text);
  return { ...app, user, area, write };
};
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

describe('a new scenario', () => {
  test('starts from a template, goes to the suggested feature and is saved by Ctrl+Enter', async () => {
    const added = scenario({ id: 's2', name: 'A gift', featureName: 'Returns' });
    const { user, area, write, calls } = await open(
      { add: () => ({ ok: true, value: { scenario: added } }) },
      'Add scenario',
    );
    expect(area.text).toMatch(/^Scenario: \n {2}Given /);
    await screen.findByText(/Returns \(1 scenario\)/);
    write(TEXT);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('“A gift” was added.')).toBeTruthy();
    expect(payloads(calls, 'add')).toMatchObject([
      { feature: { id: 'f2' }, text: TEXT, testType: 'automated' },
    ]);
  });

  test.each([
    ['Gift cards', { name: 'Gift cards' }],
    ['checkout', { id: 'f1' }],
  ])('takes the name %p that was typed when the field is left', async (typed, feature) => {
    const { user, write, calls } = await open(
      { add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }) },
      'Add scenario',
    );
    await screen.findByText(/Returns \(1 scenario\)/);
    await user.type(screen.getByRole('combobox', { name: 'Feature' }), typed);
    write(TEXT);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(payloads(calls, 'add')).toMatchObject([{ feature }]));
  });

  test('goes to no new feature of the name of one that takes none, and says why', async () => {
    const { user, write, calls } = await open({}, 'Add scenario');
    await screen.findByText(/Returns \(1 scenario\)/);
    await user.type(screen.getByRole('combobox', { name: 'Feature' }), 'handbook');
    expect(screen.getByText('Handbook (written in Markdown)')).toBeTruthy();
    expect(screen.queryByText(/^New feature/)).toBeNull();
    await user.keyboard('{Enter}');
    write(TEXT);
    expect(screen.getByRole('alert').textContent).toContain('“Handbook” cannot take the scenario');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(payloads(calls, 'add')).toEqual([]);
  });

  test('takes a new name by Enter while the features are still loading', async () => {
    const { user, write, calls } = await open(
      {
        features: () => new Promise(() => undefined) as never,
        add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }),
      },
      'Add scenario',
    );
    await user.type(screen.getByRole('combobox', { name: 'Feature' }), 'Gift cards{Enter}');
    write(TEXT);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(payloads(calls, 'add')).toMatchObject([{ feature: { name: 'Gift cards' } }]));
  });

  test.each([
    ['returns', /^Returns \(1 scenario\)$/, [{ feature: { id: 'f2' } }]],
    ['handbook', /“Handbook” cannot take the scenario/, []],
  ])(
    'a name taken before the features are there, %p, means the feature of that name',
    async (typed, seen, sent) => {
      let arrive = (): void => undefined;
      const waiting = new Promise<void>((resolve) => (arrive = resolve));
      const { user, write, calls } = await open(
        {
          features: () => waiting.then(() => features({})) as never,
          add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }),
        },
        'Add scenario',
      );
      await user.type(screen.getByRole('combobox', { name: 'Feature' }), `${typed}{Enter}`);
      arrive();
      await screen.findByText(seen);
      write(TEXT);
      await user.keyboard('{Control>}{Enter}{/Control}');
      await waitFor(() => expect(payloads(calls, 'add')).toMatchObject(sent));
    },
  );

  test('speaks the language of the chosen feature', async () => {
    const { user, area, calls } = await open(
      { add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }) },
      'Add scenario',
    );
    await user.type(screen.getByRole('combobox', { name: 'Feature' }), 'Paiement{Enter}');
    await waitFor(() => expect(area.text).toMatch(/^Scénario: \n/));
    area.write('Scenario: x\n  Given y');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/problem/);
    expect(payloads(calls, 'add')).toEqual([]);
  });

  test('choosing a feature of another language leaves the focus where it is', async () => {
    const { user, area } = await open(
      { load: () => ({ ok: true, value: panelView({ scenarios: [scenario()] }) }) },
      'Add scenario',
    );
    await waitFor(() => expect(area.hasFocus).toBe(true));
    await screen.findByText(/Returns \(1 scenario\)/);
    const picker = screen.getByRole('combobox', { name: 'Feature' });
    await user.type(picker, 'Funktionen{Enter}');
    await waitFor(() => expect(area.text).toMatch(/^Szenario: \n/));
    await user.clear(picker);
    await user.type(picker, 'Paiement{Enter}');
    await waitFor(() => expect(area.text).toMatch(/^Scénario: \n/));
    expect(document.activeElement).toBe(picker);
  });

  test('a line that begins from right to left is written that way, the others are not', async () => {
    const { area, write } = await open({}, 'Add scenario');
    write('@shop\nسيناريو: الدفع\n  متى يدفع العميل "40"\n    | اسم |');
    const lines = [...area.element.querySelectorAll('.cm-line')];
    expect(lines.map((line) => line.getAttribute('dir'))).toEqual([null, 'auto', 'auto', 'auto']);
  });

  test('can open a new feature by its name', async () => {
    const { user, write, calls } = await open(
      { add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }) },
      'Add scenario',
    );
    await user.type(screen.getByRole('combobox', { name: 'Feature' }), 'Gift cards');
    await user.click(await screen.findByText('New feature “Gift cards”'));
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    await screen.findByText(/was added/);
    expect(payloads(calls, 'add')).toMatchObject([{ feature: { name: 'Gift cards' } }]);
  });

  test('without a feature it is not sent, and says what is missing', async () => {
    const { user, write, calls } = await open(
      { features: () => ({ ok: false, error: { code: 'Unavailable', message: '' } }) },
      'Add scenario',
    );
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    expect(await screen.findByText(/Choose the feature this scenario belongs to/)).toBeTruthy();
    expect(payloads(calls, 'add')).toEqual([]);
  });

  test('a syntax error is listed with line and column while typing, and leads to its place', async () => {
    const { user, area, write, calls } = await open({}, 'Add scenario');
    const wrong = 'Scenario: A gift\n  Given a voucher\n  Wenn it counts';
    write(wrong);
    const place = await screen.findByRole('button', { name: 'Line 3, column 3' });
    await user.click(place);
    expect(area.hasFocus).toBe(true);
    expect(area.caret).toBe(wrong.indexOf('Wenn'));
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    expect(payloads(calls, 'add')).toEqual([]);
    expect(area.text).toBe(wrong);
  });

  test('what was wrong is no longer said when the text is again what it was', async () => {
    const { area, write } = await open({}, 'Edit');
    const before = area.text;
    write('Wenn it counts');
    await screen.findByText('1 problem to correct');
    write(before);
    await waitFor(() => expect(screen.queryByText('1 problem to correct')).toBeNull());
    expect(area.element.getAttribute('aria-invalid')).toBe('false');
  });

  test('a fix is not made while the text is being saved: it would be lost', async () => {
    const { user, area, write } = await open(
      { add: () => new Promise(() => undefined) as never },
      'Add scenario',
    );
    await screen.findByText(/Returns/);
    const text = 'Scenario: A gift\n  Givn a voucher\n  Then it counts';
    write(text);
    const fix = await screen.findByRole('button', { name: 'Write “Given”' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(area.element.getAttribute('aria-readonly')).toBe('true'));
    await user.click(fix);
    expect(area.text).toBe(text);
  });

  test('a misspelt keyword is noted while typing, and what is written is sent all the same', async () => {
    const { user, write, calls } = await open(
      { add: () => ({ ok: true, value: { scenario: scenario({ id: 's2' }) } }) },
      'Add scenario',
    );
    const text = 'Scenario: A gift\n  Givn a voucher\n  Then it counts';
    write(text);
    await screen.findByText('1 note; you can save all the same');
    expect(screen.getByRole('button', { name: 'Line 2, column 3' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    await screen.findByText(/was added/);
    expect(payloads(calls, 'add')).toMatchObject([{ text }]);
  });

  test('problems the server finds are shown the same way until the text changes; the text stays', async () => {
    const problems = [{ line: 2, column: 3, message: 'this step is not allowed' }];
    const { user, area, write } = await open(
      { add: () => ({ ok: false, error: { code: 'Invalid', message: 'Correct it.', problems } }) },
      'Add scenario',
    );
    await screen.findByText(/Returns/);
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    expect(await screen.findByRole('button', { name: 'Line 2, column 3' })).toBeTruthy();
    expect(screen.getByText(/this step is not allowed/)).toBeTruthy();
    expect(area.text).toBe(TEXT);
    area.type('!');
    expect(screen.queryByText(/this step is not allowed/)).toBeNull();
  });

  test('after a lost answer the retry carries the same writeId', async () => {
    let lost = true;
    const { user, area, write, calls } = await open(
      {
        add: () => {
          if (lost) throw new Error('network');
          return { ok: true, value: { scenario: scenario({ id: 's2' }) } };
        },
      },
      'Add scenario',
    );
    await screen.findByText(/Returns/);
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing you wrote is lost/);
    expect(area.text).toBe(TEXT);
    lost = false;
    await user.click(screen.getByRole('button', { name: 'Add scenario' }));
    await screen.findByText(/was added/);
    const ids = calls.filter(({ name }) => name === 'add').map(({ payload }) => payload.writeId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('leaving by Esc', () => {
  test('asks when something was typed; keeping on keeps the text', async () => {
    const { user, area, write } = await open({}, 'Add scenario');
    write(TEXT);
    await user.keyboard('{Escape}');
    const question = screen.getByRole('alertdialog', { name: 'Discard your changes?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(area.text).toBe(TEXT);
    expect(area.hasFocus).toBe(true);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(queryEditor('Scenario')).toBeUndefined();
  });

  test('closes the open list of features first, then the form', async () => {
    const { user } = await open({}, 'Add scenario');
    const picker = screen.getByRole('combobox', { name: 'Feature' });
    await user.click(picker);
    await user.keyboard('{Escape}');
    expect(picker.getAttribute('aria-expanded')).toBe('false');
    expect(queryEditor('Scenario')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(queryEditor('Scenario')).toBeUndefined();
  });

  test('belongs to what is being composed while something is', async () => {
    const { area } = await open({}, 'Edit');
    await waitFor(() => expect(area.hasFocus).toBe(true));
    fireEvent.keyDown(area.element, { key: 'Escape', isComposing: true });
    expect(queryEditor('Scenario')).toBeTruthy();
  });

  test('just closes when nothing was', async () => {
    const { user, area } = await open({}, 'Edit');
    await waitFor(() => expect(area.hasFocus).toBe(true));
    await user.keyboard('{Escape}');
    expect(queryEditor('Scenario')).toBeUndefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Paying by card/ }));
  });
});

describe('a conflict', () => {
  const theirs = scenario({ text: 'Scenario: Paying by card\n  Given theirs', textHash: 'hash-theirs' });
  const conflicting = (): Handlers => {
    let scenarios = [scenario()];
    return {
      load: () => ({ ok: true, value: panelView({ scenarios }) }),
      edit: ({ text, textHash }) => {
        if (textHash !== theirs.textHash) {
          scenarios = [theirs];
          return { ok: false, error: { code: 'Conflict', message: 'changed meanwhile' } };
        }
        return { ok: true, value: { scenario: scenario({ text, textHash: 'hash-3' }) } };
      },
    };
  };

  test('shows theirs and keeps mine; keeping mine saves over theirs', async () => {
    const { user, area, write, calls } = await open(conflicting(), 'Edit');
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const shown = await screen.findByRole('region', { name: 'Someone else changed this scenario' });
    expect(shown.textContent).toBe(theirs.text);
    expect(area.text).toBe(TEXT);
    await user.click(screen.getByRole('button', { name: 'Keep my text' }));
    expect(area.hasFocus).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/was saved/);
    expect(payloads(calls, 'edit')).toMatchObject([
      { text: TEXT, textHash: 'hash-1' },
      { text: TEXT, textHash: 'hash-theirs' },
    ]);
  });

  test('taking theirs puts it into the editor', async () => {
    const { user, area, write } = await open(conflicting(), 'Edit');
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Take this version' }));
    expect(area.text).toBe(theirs.text);
    expect(area.hasFocus).toBe(true);
    expect(screen.queryByText(/Someone else changed/)).toBeNull();
  });

  test('with a deletion keeps my text and adds it again', async () => {
    let scenarios = [scenario()];
    const { user, area, write, calls } = await open(
      {
        load: () => ({ ok: true, value: panelView({ scenarios }) }),
        edit: () => {
          scenarios = [];
          return { ok: false, error: { code: 'NotFound', message: 'gone' } };
        },
        bringBack: () => ({ ok: false, error: { code: 'NotFound', message: 'no longer kept' } }),
        add: ({ text }) => ({ ok: true, value: { scenario: scenario({ id: 's5', text }) } }),
      },
      'Edit',
    );
    write(TEXT);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Someone else deleted this scenario')).toBeTruthy();
    expect(area.text).toBe(TEXT);
    await user.click(screen.getByRole('button', { name: 'Add it again' }));
    await screen.findByText(/was saved/);
    expect(payloads(calls, 'add')).toMatchObject([{ feature: { id: 'f1' }, text: TEXT }]);
  });
});

const asksBeforeLeaving = (): boolean =>
  !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test.each(['Add scenario', 'Edit'] as const)(
  '%s: leaving the page asks while something typed would be lost, and only then',
  async (button) => {
    const { user, write } = await open({}, button);
    expect(asksBeforeLeaving()).toBe(false);
    write(TEXT);
    expect(asksBeforeLeaving()).toBe(true);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(asksBeforeLeaving()).toBe(false);
  },
);
