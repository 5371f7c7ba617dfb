import './feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { AdminApi, SettingsApi } from '../../../src/invoke-api';
import { Admin } from '../admin/admin';
import type { Client } from '../api';
import { HostPageProvider, nowhere } from '../host-page';
import { Settings } from '../settings/settings';
import { fakeApp } from './fake-app';

type Handlers<Api> = { [K in keyof Api]?: Api[K] };

/** What a page answers to a test: its calls, where it led to, and the hands of a person. */
export interface Shown {
  calls: { name: string; payload: Record<string, unknown> }[];
  openProjectPage: jest.Mock<Promise<void>>;
  unmount: () => void;
  user: UserEvent;
}

// What a page remembers of one visit is not there at the next one's.
afterEach(() => sessionStorage.clear());

function show<Api extends Record<keyof Api, (payload: never) => unknown>>(
  page: (call: Client<Api>) => ReactNode,
  handlers: Handlers<Api>,
  openProjectPage: jest.Mock<Promise<void>> = jest.fn(async () => undefined),
): Shown {
  const { call, calls } = fakeApp<Api>(handlers);
  const { unmount } = render(
    <HostPageProvider value={{ ...nowhere, openProjectPage }}>{page(call)}</HostPageProvider>,
  );
  return { calls, openProjectPage, unmount, user: userEvent.setup() };
}

const noStatuses: SettingsApi['statuses'] = () => ({ ok: true, value: { statuses: [] } });

/** The settings page of a project, on an app that answers like this. */
export const showSettings = (handlers: Handlers<SettingsApi>): Shown =>
  show<SettingsApi>((call) => <Settings call={call} />, { statuses: noStatuses, ...handlers });

/** The app's page in the administration of Jira. */
export const showAdmin = (handlers: Handlers<AdminApi>, openProjectPage?: jest.Mock<Promise<void>>): Shown =>
  show<AdminApi>((call) => <Admin call={call} />, handlers, openProjectPage);

/** Chooses a tab of a page once that is loaded, as a person does. */
export async function openTab({ user }: Pick<Shown, 'user'>, name: string): Promise<void> {
  await user.click(await screen.findByRole('tab', { name: new RegExp(`^${name}`) }));
}

/** Chooses the tab and answers the section on it whose name begins so. */
export async function openSection(
  shown: Pick<Shown, 'user'>,
  tab: string,
  name: string,
): Promise<HTMLElement> {
  await openTab(shown, tab);
  return screen.findByRole('region', { name: new RegExp(`^${name}`) });
}

/** What the rows of a table say, cell by cell, without its header. */
export const rows = (place: HTMLElement): (string | null)[][] =>
  within(place)
    .getAllByRole<HTMLTableRowElement>('row')
    .slice(1)
    .map(({ cells }) => [...cells].map(({ textContent }) => textContent));
