import type { FrameLocator } from 'playwright-core';
import { openTab } from './browser';
import type { NewKey } from './site';

/** Makes an API key on the settings page that is open, as a person does; what it shows this once is read off it. */
export async function createKey(settings: FrameLocator, name: string): Promise<NewKey> {
  await openTab(settings, 'Pipelines');
  await settings.getByRole('button', { name: 'Create API key' }).first().click();
  const form = settings.getByRole('form', { name: 'Create API key' });
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Create API key' }).click();
  const apiKey = await settings.getByLabel('API key', { exact: true }).inputValue();
  const userId = await settings.getByLabel('User id', { exact: true }).inputValue();
  const ciUrl = await settings.getByLabel('Pipeline URL').first().inputValue();
  await settings.getByRole('button', { name: 'I have stored it' }).click();
  return { apiKey, ciUrl, key: { userId } as NewKey['key'] };
}
