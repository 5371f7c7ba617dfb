import { events, invoke, NavigationTarget, router, view } from '@forge/bridge';
import type { HostPage, PageAddress, ProjectPage } from './host-page';
import type { Invoke } from './api';

/** Sent when something about an issue's scenarios changed, so that the app's other frames on the page look again. */
const CHANGED = 'behave-pro.scenarios-changed';
/** By these the issue context finds out whether the panel is on the page, and leads to it. */
const PANEL_SOUGHT = 'behave-pro.panel-sought';
const PANEL_THERE = 'behave-pro.panel-there';
const PANEL_WANTED = 'behave-pro.panel-wanted';

/** The modules' keys in manifest.yml. */
const MODULES: Record<ProjectPage, string> = {
  settings: 'project-settings',
  specification: 'specification',
};

/** One resolver call. Rejects when the platform, not the app, failed. */
export const callResolver: Invoke = (functionKey, payload) => invoke<unknown>(functionKey, payload);

/** Lets Jira's light or dark theme in; without it the page stays light. */
export const enableTheme = (): Promise<void> => view.theme.enable();

/** Of the history Jira hands out, what is used here. */
interface History {
  location: { pathname: string };
  push(path: string): void;
  listen(listener: (location: { pathname: string }) => void): unknown;
}

async function openAddress(): Promise<PageAddress> {
  const history: History = await view.createHistory();
  return {
    path: history.location.pathname,
    push: (path) => history.push(path),
    onChange: (listener) => void history.listen(({ pathname }) => listener(pathname)),
  };
}

/** The Jira page around this frame. */
export const jiraPage: HostPage = {
  openLink: (url) => router.open(url),
  announceChange: () => events.emit(CHANGED),
  onChange: (listener) => events.on(CHANGED, () => listener()),
  seekPanel: async (found) => {
    const subscription = await events.on(PANEL_THERE, found);
    await events.emit(PANEL_SOUGHT);
    return subscription;
  },
  showPanel: () => events.emit(PANEL_WANTED),
  bePanel: async (show) => {
    const there = (): void => void events.emit(PANEL_THERE).catch(() => undefined);
    const subscriptions = [await events.on(PANEL_SOUGHT, there), await events.on(PANEL_WANTED, show)];
    there();
    return { unsubscribe: () => subscriptions.forEach(({ unsubscribe }) => unsubscribe()) };
  },
  siteUrl: async () => (await view.getContext()).siteUrl.replace(/\/$/, ''),
  openAddress,
  openProjectPage: (page, projectKey) =>
    router.navigate({ target: NavigationTarget.Module, moduleKey: MODULES[page], projectKey }),
};
