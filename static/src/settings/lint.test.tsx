/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { SettingsView } from '../../../src/invoke-api';
import { settingsView } from '../support/replies';
import { openTab, showSettings } from '../support/shown';

describe('the lint rules', () => {
  const open = async (lint: SettingsView['project']['lint'] = {}) => {
    let view = settingsView({ project: { ...settingsView().project, lint } });
    const app = showSettings({
      load: () => ({ ok: true, value: view }),
      save: ({ lint: chosen }) => {
        view = settingsView({ project: { ...view.project, lint: { ...view.project.lint, ...chosen } } });
        return { ok: true, value: view };
      },
    });
    await openTab(app, 'Lint rules');
    const saved = () =>
      app.calls
        .filter(({ name }) => name === 'save')
        .map(({ payload }) => (payload as { lint?: object }).lint);
    return { ...app, saved };
  };
  const rule = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

  test('are switched one by one, each from how it comes', async () => {
    const { user, saved } = await open({ 'ui-words': true });
    expect(rule('Misspelt keywords').checked).toBe(true);
    expect(rule('Steps that speak of the screen').checked).toBe(true);
    expect(rule('Scenarios without an outcome').checked).toBe(false);
    await user.click(rule('Misspelt keywords'));
    await screen.findByText('Saved');
    expect(saved()).toEqual([{ 'misspelt-keyword': false }]);
    expect(rule('Misspelt keywords').checked).toBe(false);
  });

  test('an option is saved by Enter, and a wrong one is not', async () => {
    const { user, saved } = await open();
    expect(screen.queryByRole('textbox', { name: 'Most steps' })).toBeNull();
    await user.click(rule('Long scenarios'));
    const most = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Most steps' });
    expect(most.value).toBe('10');
    await user.clear(most);
    await user.type(most, 'few{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Write a whole number from 1 to 100.');
    await user.clear(most);
    await user.type(most, '7{Enter}');
    await screen.findByDisplayValue('7');
    expect(saved()).toEqual([{ 'too-many-steps': true }, { 'too-many-steps': { most: 7 } }]);
  });
});
