import type { Frame, Page } from 'playwright-core';
import { groupsOf, methodsOf, verdictOn } from '../../local-host/conformance/methods/verdict';
import {
  appPage,
  inFrame,
  reportedOn,
  takeViolations,
  type BridgeCases,
  type Shown,
  type Stage,
} from '../support/bridge-cases';
import { addPanel, openAs, openIssueContext } from '../support/browser';
import { startShellHost, testFrame, until } from '../support/shell-host';

/** Every method of the installed bridge, called in a frame of the site. Code in strings runs in the frame. */
const BRIDGE = '@forge/bridge';
let stage: Stage;

beforeAll(async () => {
  const shell = await startShellHost();
  const page = await openAs(shell.journey, 'mira', '/browse/SHOP-1');
  await addPanel(page, 'Test panel', 'test-panel');
  stage = { shell, page, panel: await testFrame(page, 'test-panel') };
  // What is refused is said on the console, too; translations that are not there are a 404.
  shell.journey.allow(/not modelled by the local host|404 \(Not Found\)|501 \(Not Implemented\)/);
  shell.journey.allow(/Content Security Policy|place-\d/);
});
afterAll(() => stage?.shell.end());
afterEach(() => stage.shell.journey.expectClean());

/** Opens a modal of the panel's own document from the panel, and answers the frame in it. */
async function modalFrame({ page, panel }: Stage, title: string): Promise<Frame> {
  await panel.evaluate(`window.outcome = new Promise((onClose) =>
    new forge.Modal({ resource: 'main/panel', title: '${title}', onClose }).open()); undefined`);
  const element = page.getByRole('dialog', { name: title }).locator('iframe[data-ready="true"]');
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`There is no frame in the modal ${title}`);
  return frame;
}

/** Reads a refusal from what the page reports: the package swallows the rejection itself. */
async function reported(page: Page, shown: Shown, methods: Record<string, string>): Promise<Shown> {
  const names = await reportedOn(page);
  const refusedBySign = Object.keys(methods).filter((method) => names.includes(methods[method] ?? ''));
  return { ...shown, refusedBySign };
}

const cases: BridgeCases = {
  async 'functions of the backend'({ panel }) {
    const shown = await inFrame(
      panel,
      `return [await forge.invoke('echo', { a: 1 }), (await forge.makeInvoke()('whoami')).moduleKey]`,
    );
    expect(shown.result).toEqual([{ a: 1 }, 'test-panel']);
    return shown;
  },
  'remotes and services': ({ panel }) =>
    inFrame(
      panel,
      `const input = { path: '/', method: 'GET' };
      await attempt(
        () => forge.invokeRemote(input),
        () => forge.invokeService(input),
        () => forge.requestRemote('remote', input),
      )`,
    ),
  async 'Jira, as the person'({ panel }) {
    const shown = await inFrame(
      panel,
      `const answer = await forge.requestJira('/rest/api/3/myself');
      return [answer.status, (await answer.json()).displayName]`,
    );
    expect(shown.result).toEqual([200, 'Mira Member']);
    return shown;
  },
  'other products': ({ panel }) =>
    inFrame(
      panel,
      `await attempt(
        () => forge.requestConfluence('/wiki/rest/api/content'),
        () => forge.requestBitbucket('/2.0/repositories'),
        () => forge.requestTeamworkGraph('{ me { id } }'),
        () => forge.fetchUserRecommendations({ query: 'a' }),
      )`,
    ),
  async 'the context'({ panel }) {
    const shown = await inFrame(panel, `return forge.view.getContext()`);
    expect(shown.result).toMatchObject({
      moduleKey: 'test-panel',
      extension: { type: 'jira:issuePanel', issue: { key: 'SHOP-1' }, project: { key: 'SHOP' } },
      permissions: { scopes: ['read:jira-work', 'read:jira-user'], external: {} },
    });
    return shown;
  },
  async 'the theme'({ panel }) {
    const shown = await inFrame(
      panel,
      `await forge.view.theme.enable();
      return document.documentElement.dataset.colorMode`,
    );
    expect(shown.result).toBe('light');
    return shown;
  },
  async 'the page around'({ shell, page, panel }) {
    await shell.jira('paul', 'PUT', 'issue/SHOP-1', { fields: { summary: 'Pay by bank transfer' } });
    const titled = await inFrame(panel, `await forge.view.changeWindowTitle('Renamed')`);
    expect(await page.title()).toBe('Renamed');
    const shown = await inFrame(
      panel,
      `const ready = new Promise((resolve) => forge.events.on('EXTENSION_READY', resolve));
      await forge.view.emitReadyEvent();
      await forge.view.refresh();
      return (await ready).localId === (await forge.view.getContext()).localId`,
    );
    expect(shown.result).toBe(true);
    await page.getByText('Pay by bank transfer').first().waitFor();
    return { ...shown, calls: [...titled.calls, ...shown.calls] };
  },
  async 'the history of a page'(given) {
    const { own, frame } = await appPage(given, 'test-settings');
    const shown = await inFrame(
      frame,
      `const history = await forge.view.createHistory();
      const places = [];
      let heard = () => undefined;
      const stop = await history.listen((location, action) => {
        places.push(action + ' ' + location.pathname);
        heard();
      });
      const after = (change) => new Promise((resolve) => { heard = resolve; change(); });
      await after(() => history.push('/keys'));
      await after(() => history.replace({ pathname: '/rules', search: '?a=1' }));
      await after(() => history.goBack());
      await after(() => history.goForward());
      await after(() => history.go(-1));
      await stop();
      await history.push('/unheard');
      return { places, href: await history.createHref('/x') }`,
    );
    expect(shown.result).toEqual({
      places: ['PUSH /keys', 'REPLACE /rules', 'POP /', 'POP /rules', 'POP /'],
      href: '/projects/SHOP/settings/apps/test-settings/x',
    });
    await own.waitForURL('**/test-settings/unheard');
    await own.close();
    return shown;
  },
  async 'leaving a page'(given) {
    const { own, frame } = await appPage(given, 'test-settings');
    const shown = await inFrame(
      frame,
      `const history = await forge.view.createHistory();
      await attempt(() => history.block('Leave?'))`,
    );
    expect(await reportedOn(own)).toEqual(['block']);
    await own.close();
    return shown;
  },
  async 'a modal'(given) {
    const { page, panel } = given;
    const opened = await inFrame(
      panel,
      `window.outcome = new Promise((onClose) => {
        window.modal = new forge.Modal({ resource: 'main/dialog', title: 'By itself', context: { step: 7 }, onClose });
      });
      await window.modal.open();
      window.modal.onClose('called by itself');
      return window.outcome`,
    );
    expect(opened.result).toBe('called by itself');
    const dialog = page.getByRole('dialog', { name: 'By itself' });
    await dialog.locator('iframe').contentFrame().getByText('Given {"step":7}').waitFor();
    await dialog.locator('iframe').contentFrame().getByRole('button', { name: 'Choose' }).click();
    await dialog.waitFor({ state: 'detached' });
    const inside: Shown[] = [];
    for (const way of ['close', 'submit']) {
      const frame = await modalFrame(given, `To ${way}`);
      // Not awaited: the frame is gone with the answer.
      inside.push(await inFrame(frame, `void forge.view.${way}({ by: '${way}' }).catch(() => undefined)`));
      expect(await panel.evaluate('window.outcome')).toEqual({ by: way });
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    return {
      calls: [opened, ...inside].flatMap(({ calls }) => calls),
      offered: opened.offered,
    };
  },
  async 'views of other kinds of modules'({ page, panel }) {
    const shown = await inFrame(
      panel,
      `await attempt(
        () => forge.view.open(),
        () => forge.view.onClose({}),
        () => forge.view.getFrameDispatch(),
      );
      return [await failure(() => forge.view.open()), await failure(() => forge.view.onClose({}))]`,
    );
    expect(shown.result).toEqual([
      expect.stringContaining('not openable'),
      expect.stringContaining('not closable'),
    ]);
    return reported(page, shown, { 'view.open': 'open', 'view.onClose': 'onClose' });
  },
  async 'a macro’s body'({ shell, panel }) {
    const shown = await inFrame<{ id: string; src: string }>(
      panel,
      `const context = { localId: 'l', extension: { macro: { body: {} } } };
      const props = await forge.view.createAdfRendererIframeProps(context, 'renderer');
      props.onLoad();
      return { id: props.id, src: props.src }`,
    );
    expect(shown.result).toEqual({ id: 'renderer', src: `${shell.url}/forge-apps/adf-renderer` });
    const answer = await fetch(shown.result.src);
    expect([answer.status, await answer.json()]).toMatchObject([501, { code: 'NOT_MODELLED' }]);
    return shown;
  },
  async 'addresses of the site'(given) {
    const { own, frame } = await appPage(given, 'test-project-page');
    const asked = await inFrame(
      frame,
      `return String(await forge.router.getUrl({ target: 'issue', issueKey: 'SHOP-1' }))`,
    );
    expect(asked.result).toBe(`${given.shell.url}/browse/SHOP-1`);
    const [tab, opened] = await Promise.all([
      own.context().waitForEvent('page'),
      inFrame(frame, `await forge.router.open({ target: 'issue', issueKey: 'SHOP-1' })`),
    ]);
    await tab.waitForURL('**/browse/SHOP-1');
    await tab.close();
    const [reloaded] = await Promise.all([
      inFrame(frame, `void forge.router.reload().catch(() => undefined)`),
      own.waitForEvent('load'),
    ]);
    const again = await testFrame(own, 'test-project-page');
    const left = await inFrame(
      again,
      `void forge.router.navigate({ target: 'issue', issueKey: 'SHOP-1' }).catch(() => undefined)`,
    );
    await own.waitForURL('**/browse/SHOP-1');
    await own.close();
    return { calls: [asked, opened, reloaded, left].flatMap(({ calls }) => calls), offered: asked.offered };
  },
  async 'a flag'({ page, panel }) {
    const shown = await inFrame(
      panel,
      `const flag = forge.showFlag({ id: 'seen', title: 'Seen', description: 'All of it' });
      await flag.close()`,
    );
    await page.getByRole('status').filter({ hasText: 'All of it' }).waitFor({ state: 'detached' });
    return shown;
  },
  async 'events between frames'({ page, panel }) {
    await openIssueContext(page, 'Test context', 'test-context');
    const context = await testFrame(page, 'test-context');
    const listening = await inFrame(
      context,
      `window.heard = [];
      const hear = (name) => (payload) => void window.heard.push([name, payload]);
      const subscriptions = [
        await forge.events.on('said', hear('own')),
        await forge.events.onPublic('said', hear('public')),
      ];
      window.stop = async () => {
        for (const subscription of subscriptions) await subscription.unsubscribe();
        return observation;
      }`,
    );
    const said = await inFrame(
      panel,
      `await forge.events.emit('said', { id: 1 });
      await forge.events.emitPublic('said', { id: 2 })`,
    );
    await until(context, 'window.heard.length === 2');
    const stopped = await context.evaluate<Shown>('window.stop()');
    await panel.evaluate(`forge.events.emit('said', { id: 3 })`);
    await panel.evaluate('forge.view.getContext()');
    expect(await context.evaluate('window.heard')).toEqual([
      ['own', { id: 1 }],
      ['public', { id: 2 }],
    ]);
    return {
      calls: [listening, said, stopped].flatMap(({ calls }) => calls),
      offered: listening.offered,
    };
  },
  'events between people': ({ panel }) =>
    inFrame(
      panel,
      `await attempt(
        () => forge.realtime.publish('c', {}),
        () => forge.realtime.subscribe('c', () => undefined),
        () => forge.realtime.publishGlobal('c', {}),
        () => forge.realtime.subscribeGlobal('c', () => undefined),
      )`,
    ),
  Rovo: ({ panel }) =>
    inFrame(panel, `await attempt(() => forge.rovo.open({ prompt: 'x' }), () => forge.rovo.isEnabled())`),
  async cookies({ page, panel }) {
    const shown = await inFrame(panel, `return forge.getCookieConsentPreferences()`);
    expect(shown.result).toBeNull();
    return reported(page, shown, { getCookieConsentPreferences: 'getCookieConsentPreferences' });
  },
  async translations({ panel }) {
    const shown = await inFrame(
      panel,
      `forge.i18n.resetTranslationsCache();
      return [
        await failure(() => forge.i18n.getTranslations('en-US')),
        await failure(() => forge.i18n.createTranslationFunction('en-US')),
      ]`,
    );
    const none = expect.stringContaining('Failed to get i18n info config') as unknown;
    expect(shown.result).toEqual([none, none]);
    return shown;
  },
  async 'permissions the app was granted'({ panel }) {
    const shown = await inFrame(
      panel,
      `const utils = forge.createPermissionUtils((await forge.view.getContext()).permissions);
      return {
        held: await forge.checkPermissions({ scopes: ['read:jira-work'] }),
        lacking: await forge.checkPermissions({ scopes: ['write:jira-work'] }),
        utils: [
          utils.hasScope('read:jira-user'), utils.canFetchFrom('client', 'https://example.com'),
          utils.canLoadResource('fonts', 'https://example.com'), utils.getScopes(),
          utils.getExternalPermissions(), utils.hasAnyPermissions(),
        ],
      }`,
    );
    expect(shown.result).toEqual({
      held: { granted: true, missing: null },
      lacking: { granted: false, missing: { scopes: ['write:jira-work'] } },
      utils: [true, false, false, ['read:jira-work', 'read:jira-user'], {}, true],
    });
    return shown;
  },
  'permissions an admin changes': ({ panel }) =>
    inFrame(
      panel,
      `const { egress, remote } = forge.permissions;
      await attempt(
        () => egress.get({}), () => egress.set({}), () => egress.deleteDomain({}), () => egress.deleteGroup({}),
        () => remote.get({}), () => remote.set({}),
      )`,
    ),
  async 'objects, by functions of the backend'({ panel }) {
    const shown = await inFrame(
      panel,
      `const asked = { functionKey: 'echo', keys: ['a', 'b'] };
      return [await forge.objectStore.getMetadata(asked), await forge.objectStore.delete(asked)]`,
    );
    expect(shown.result).toEqual([[{ key: 'a' }, { key: 'b' }], undefined]);
    return shown;
  },
  async 'bytes of objects'(given) {
    const { page, panel } = given;
    const shown = await inFrame(
      panel,
      `return [
        await forge.objectStore.upload({ functionKey: 'place-7', objects: [new Blob(['x'])] }),
        await forge.objectStore.download({ functionKey: 'place-8', keys: ['object'] }),
      ]`,
    );
    const failed = expect.objectContaining({ success: false, key: 'object' }) as unknown;
    expect(shown.result).toEqual([[failed], [failed]]);
    expect((await takeViolations(given, 2)).sort()).toEqual(
      [7, 8].map((port) => expect.stringContaining(`http://127.0.0.1:${port}`) as string),
    );
    return reported(page, shown, {
      'objectStore.upload': 'trackObjectStoreAction',
      'objectStore.download': 'trackObjectStoreAction',
    });
  },
  async 'bytes of objects, one by one'(given) {
    const shown = await inFrame(
      given.panel,
      `const parts = await forge.createUploadPromises({ functionKey: 'place-9', objects: [new Blob(['x'])] });
      return Promise.all(parts.map(({ promise }) => promise))`,
    );
    expect(shown.result).toEqual([expect.objectContaining({ success: false, key: 'object' })]);
    const blocked = await takeViolations(given, 1);
    expect(blocked).toEqual([expect.stringContaining('http://127.0.0.1:9')]);
    return { ...shown, refusedBySign: ['createUploadPromises'] };
  },
  'feature flags': ({ panel }) =>
    inFrame(panel, `await attempt(() => new forge.FeatureFlags().initialize({ identifiers: {} }))`),
  async 'feature flags nobody initialized'({ panel }) {
    const shown = await inFrame(
      panel,
      `const flags = new forge.FeatureFlags();
      flags.shutdown();
      return [flags.isInitialized(), await failure(() => flags.checkFlag('any'))]`,
    );
    expect(shown.result).toEqual([false, expect.stringContaining('not initialized')]);
    return shown;
  },
  'metrics of the app': ({ panel }) =>
    inFrame(
      panel,
      `const counter = forge.frontendCustomMetrics.counter('clicks');
      await attempt(() => counter.incr(), () => counter.incrBy(2))`,
    ),
  async 'a metric by its name'({ panel }) {
    const shown = await inFrame(
      panel,
      `forge.frontendCustomMetrics.counter('clicks');
      return failure(() => forge.frontendCustomMetrics.counter('no name'))`,
    );
    expect(shown.result).toEqual(expect.stringContaining('alphanumeric'));
    return shown;
  },
};

test.each(groupsOf(BRIDGE))('%s', async (name, group) => {
  const { calls, offered, refusedBySign = [] } = await cases[name as keyof BridgeCases](stage);
  const seen = calls.map((call) =>
    refusedBySign.includes(call.name) ? { ...call, refused: 'reported on the page' } : call,
  );
  expect(verdictOn(group, seen)).toEqual([]);
  expect(offered.filter((method) => !methodsOf(BRIDGE).includes(method))).toEqual([]);
});
