import type * as Api from '@forge/api';
import { ISSUE_CHECKS, PROJECT_CHECKS, grantedOf } from './authorize';
import { attempt, failureOf, type Cases } from './case';

const LICENSE = '/forge/installation/v1/license';
const SITE = 'ari:cloud:jira::site/another';
const QUERY = '{ me { user { accountId } } }';

export const apiCases: Cases<'@forge/api', typeof Api> = {
  async 'Jira, as the app and as the person'({ asApp, asUser, route }) {
    const names = [];
    for (const client of [asApp(), asUser()]) {
      const answer = await client.requestJira(route`/rest/api/3/myself`);
      names.push(((await answer.json()) as { displayName: string }).displayName);
    }
    return names;
  },
  'Jira, as nobody': ({ requestJira, route }) => attempt(() => requestJira(route`/rest/api/3/myself`)),
  'other products'({ asApp, asUser, requestConfluence, requestBitbucket, route }) {
    const path = route`/rest/api/content`;
    const [app, user] = [asApp(), asUser()];
    return attempt(
      () => app.requestConfluence(path),
      () => app.requestBitbucket(path),
      () => user.requestConfluence(path),
      () => user.requestBitbucket(path),
      () => requestConfluence(path),
      () => requestBitbucket(path),
    );
  },
  'another installation'({ asApp, asUser, route }) {
    const path = route`/rest/api/3/myself`;
    const clients = [asApp().withContext(SITE), asUser().withContext(SITE)];
    return attempt(
      ...clients.flatMap((client) => [
        () => client.requestJira(path),
        () => client.requestConfluence(path),
        () => client.requestBitbucket(path),
      ]),
    );
  },
  'another installation to ask': ({ asApp, asUser }) =>
    [asApp().withContext(SITE), asUser().withContext(SITE)].map((client) => Object.keys(client)),
  async 'Atlassian’s gateway, as the app'(api) {
    const { asApp, route, __requestAtlassianAsApp, createRequestStargateAsApp, __fetchProduct } = api;
    const product = __fetchProduct({ provider: 'app', remote: 'stargate', type: 'fpp' });
    const answers = [
      await asApp().requestAtlassian(route`${route`/forge/installation/v1/license`}`),
      await __requestAtlassianAsApp(LICENSE),
      await createRequestStargateAsApp()(LICENSE),
      await product(LICENSE),
    ];
    return answers.map(({ status }) => status);
  },
  'Atlassian’s gateway, elsewhere'({ asApp, asUser, route, __requestAtlassianAsUser }) {
    const [app, user] = [asApp(), asUser()];
    return attempt(
      () => app.requestGraph(QUERY),
      () => app.requestConnectedData(route`/things`),
      () => user.requestGraph(QUERY),
      () => user.requestTeamworkGraph(QUERY),
      () => user.requestConnectedData(route`/things`),
      () => user.requestAtlassian(route`/forge/installation/v1/license`),
      () => __requestAtlassianAsUser(LICENSE),
    );
  },
  'accounts at other services': ({ asUser }) => failureOf(() => asUser().withProvider('service', 'remote')),
  'remotes and services': ({ invokeRemote, invokeService }) =>
    attempt(
      () => invokeRemote('remote', { path: '/' }),
      () => invokeService('service', { path: '/' }),
    ),
  'the outside world': ({ fetch }) => failureOf(() => fetch('https://example.com/')),
  async 'what a person may do in Jira'({ authorize, asApp, route }) {
    const answer = await asApp().requestJira(route`/rest/api/3/issue/SHOP-1?fields=project`);
    const issue = (await answer.json()) as { id: string; fields: { project: { id: string } } };
    const [issueId, projectId] = [Number(issue.id), Number(issue.fields.project.id)];
    const person = authorize();
    const asked = [{ permissions: ['EDIT_ISSUES'], issues: [issueId], projects: [] }];
    return {
      inJira: await person.onJira(asked as never),
      onIssue: await grantedOf(person.onJiraIssue(issueId), ISSUE_CHECKS),
      inProject: await grantedOf(person.onJiraProject(projectId), PROJECT_CHECKS),
    };
  },
  'what a person may do in Confluence'({ authorize }) {
    const content = authorize().onConfluenceContent(1);
    return attempt(
      () => content.canRead?.(),
      () => content.canUpdate?.(),
      () => content.canDelete?.(),
    );
  },
  'Confluence content to ask about': ({ authorize }) => Object.keys(authorize().onConfluenceContent(1)),
  'personal data': ({ privacy }) =>
    privacy.reportPersonalData([{ accountId: 'somebody', updatedAt: '2026-01-01T00:00:00Z' }]),
  async 'URLs of web triggers'({ webTrigger }) {
    const url = await webTrigger.getUrl('hook');
    const same = await webTrigger.getUrl('hook');
    const listed = await webTrigger.queryUrls('hook');
    const other = await webTrigger.getUrl('hook', true);
    await webTrigger.deleteUrl(other);
    const left = await webTrigger.queryUrls();
    const undeclared = await failureOf(() => webTrigger.getUrl('nothing'));
    const secret = await failureOf(() =>
      webTrigger.getUrl('hook', { secretKeyConfig: { key: 'k' } } as never),
    );
    return { url, same, listed, changed: other !== url, left, undeclared, secret };
  },
  'where and as what the app runs'({ getAppContext }) {
    const context = getAppContext();
    const { appAri, environmentAri, installationAri } = context;
    return {
      aris: [appAri.toString(), environmentAri.toString(), installationAri.toString()],
      same: [appAri, environmentAri, installationAri].map((ari) => ari.toJSON?.()),
      environment: context.environmentType,
      moduleKey: context.moduleKey,
      remaining: context.invocationRemainingTimeInMillis(),
      permissions: context.permissions?.format(),
    };
  },
  'the runtime below the packages'({ __getRuntime }) {
    const runtime = __getRuntime() as unknown as Runtime;
    const { metrics } = runtime;
    const tags = {};
    metrics.counter('seen', tags).incr();
    metrics.counter('seen', tags).decr();
    metrics.timing('took', tags).measure().stop();
    metrics.gauge('level', tags).set(1);
    return {
      person: runtime.aaid,
      remaining: runtime.lambdaContext.getRemainingTimeInMillis(),
      flag: runtime.featureFlags('any'),
    };
  },
  async 'work that keeps its invocation'({ bindInvocationContext, getAppContext }) {
    const bound = bindInvocationContext(() => getAppContext().invocationId);
    return (await Promise.resolve().then(() => bound())) === getAppContext().invocationId;
  },
  'permissions the app was granted'({ permissions }) {
    const asked = permissions.hasPermission({ scopes: ['storage:app', 'write:jira-work'] });
    return {
      missing: asked.missing?.format(),
      scopes: [permissions.hasScope('storage:app'), permissions.hasScope('write:jira-work')],
      fetch: permissions.canFetchFrom('backend', 'https://example.com'),
      fonts: permissions.canLoadResource('fonts', 'https://example.com'),
    };
  },
  translations: async ({ i18n }) => [
    await failureOf(() => i18n.getTranslations('en-US')),
    await failureOf(() => i18n.createTranslationFunction('en-US')),
  ],
  'addresses within Jira': async ({ route, routeFromAbsolute, assumeTrustedRoute }) => [
    route`/rest/api/3/issue/${'A-1'}?jql=${'a = "b"'}`.value,
    routeFromAbsolute('https://site.example/rest/x?y=1').value,
    assumeTrustedRoute('/rest/../x').value,
    await failureOf(() => route`/rest/${'../admin'}`),
  ],
  async 'kinds of errors'(api) {
    const { NeedsAuthenticationError, isExpectedError, isForgePlatformError, isHostedCodeError } = api;
    const expected = new NeedsAuthenticationError('asked', 'service', { isExpectedError: true });
    return [
      isExpectedError(expected),
      isForgePlatformError(expected),
      isHostedCodeError(new Error('x') as never),
    ];
  },
};

interface Runtime {
  aaid?: string;
  lambdaContext: { getRemainingTimeInMillis(): number };
  featureFlags(flag: string): boolean;
  metrics: {
    counter(name: string, tags: object): { incr(): void; decr(): void };
    timing(name: string, tags: object): { measure(): { stop(): void } };
    gauge(name: string, tags: object): { set(value: number): void };
  };
}
