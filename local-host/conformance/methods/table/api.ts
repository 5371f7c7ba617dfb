import { ISSUE_CHECKS, PROJECT_CHECKS } from '../app/src/cases/authorize';
import { under, type Group } from './group';

export const api = {
  'Jira, as the app and as the person': {
    how: 'modelled',
    methods: ['asApp', 'asUser', 'asApp().requestJira', 'asUser().requestJira'],
  },
  'Jira, as nobody': {
    how: 'refused',
    why: 'only calls as the app or as the person who is there are modelled',
    methods: ['requestJira'],
  },
  'other products': {
    how: 'refused',
    why: 'the site has Jira only',
    methods: [
      ...under('asApp()', 'requestConfluence', 'requestBitbucket'),
      ...under('asUser()', 'requestConfluence', 'requestBitbucket'),
      'requestConfluence',
      'requestBitbucket',
    ],
  },
  'another installation': {
    how: 'refused',
    why: 'an app reaches its own installation only',
    methods: [
      ...under('asApp().withContext()', 'requestJira', 'requestConfluence', 'requestBitbucket'),
      ...under('asUser().withContext()', 'requestJira', 'requestConfluence', 'requestBitbucket'),
    ],
  },
  'another installation to ask': {
    how: 'package',
    why: 'whatever is asked there is refused',
    methods: ['asApp().withContext', 'asUser().withContext'],
  },
  'Atlassian’s gateway, as the app': {
    how: 'modelled',
    why: 'the licence, the queue, web trigger URLs and personal data; every other path is refused',
    methods: [
      'asApp().requestAtlassian',
      '__requestAtlassianAsApp',
      'createRequestStargateAsApp',
      'createRequestStargateAsApp()',
      '__fetchProduct',
      '__fetchProduct()',
    ],
  },
  'Atlassian’s gateway, elsewhere': {
    how: 'refused',
    why: 'neither the graphs nor connected data are here, and nothing of the gateway is asked as a person',
    methods: [
      ...under('asApp()', 'requestGraph', 'requestConnectedData'),
      ...under(
        'asUser()',
        'requestGraph',
        'requestTeamworkGraph',
        'requestConnectedData',
        'requestAtlassian',
      ),
      '__requestAtlassianAsUser',
    ],
  },
  'accounts at other services': {
    how: 'package',
    why: 'a manifest that declares `providers` is refused when the host starts; without one the package throws',
    methods: ['asUser().withProvider'],
  },
  'remotes and services': {
    how: 'refused',
    why: 'the app’s own backend is its functions',
    methods: ['invokeRemote', 'invokeService'],
  },
  'the outside world': {
    how: 'modelled',
    why: 'the manifest allows no egress: everything but presigned URLs is refused as the platform refuses it',
    methods: ['fetch'],
  },
  'what a person may do in Jira': {
    how: 'modelled',
    methods: [
      'authorize',
      ...under('authorize()', 'onJira', 'onJiraIssue', 'onJiraProject'),
      ...under('authorize().onJiraIssue()', ...ISSUE_CHECKS),
      ...under('authorize().onJiraProject()', ...PROJECT_CHECKS),
    ],
  },
  'what a person may do in Confluence': {
    how: 'refused',
    why: 'the site has Jira only',
    methods: [...under('authorize().onConfluenceContent()', 'canRead', 'canUpdate', 'canDelete')],
  },
  'Confluence content to ask about': {
    how: 'package',
    why: 'whatever is asked about it is refused',
    methods: ['authorize().onConfluenceContent'],
  },
  'personal data': {
    how: 'modelled',
    why: 'an account is closed or updated by a control; in Jira the person stays',
    methods: ['privacy.reportPersonalData'],
  },
  'URLs of web triggers': {
    how: 'modelled',
    why: 'a URL with a secret key is refused',
    methods: under('webTrigger', 'getUrl', 'queryUrls', 'deleteUrl'),
  },
  'where and as what the app runs': {
    how: 'modelled',
    methods: [
      'getAppContext',
      ...under('getAppContext().appAri', 'toString', 'toJSON'),
      ...under('getAppContext().environmentAri', 'toString', 'toJSON'),
      ...under('getAppContext().installationAri', 'toString', 'toJSON'),
      'getAppContext().invocationRemainingTimeInMillis',
      'getAppContext().permissions.format',
    ],
  },
  'the runtime below the packages': {
    how: 'modelled',
    why: 'the platform’s own metrics go nowhere, and no feature flag of it is set',
    methods: [
      '__getRuntime',
      '__getRuntime().lambdaContext.getRemainingTimeInMillis',
      ...under('__getRuntime().metrics', 'counter', 'timing', 'gauge'),
      ...under('__getRuntime().metrics.counter()', 'incr', 'decr'),
      '__getRuntime().metrics.timing().measure',
      '__getRuntime().metrics.timing().measure().stop',
      '__getRuntime().metrics.gauge().set',
      '__getRuntime().featureFlags',
    ],
  },
  'work that keeps its invocation': {
    how: 'package',
    methods: ['bindInvocationContext', 'bindInvocationContext()'],
  },
  'permissions the app was granted': {
    how: 'modelled',
    why: 'those of the manifest, all granted',
    methods: [
      ...under('permissions', 'hasPermission', 'hasScope', 'canFetchFrom', 'canLoadResource'),
      'permissions.hasPermission().missing.format',
    ],
  },
  translations: {
    how: 'package',
    why: 'a manifest that declares `translations` is refused when the host starts; without one there are none to be found',
    methods: under('i18n', 'getTranslations', 'createTranslationFunction'),
  },
  'addresses within Jira': {
    how: 'package',
    methods: ['route', 'routeFromAbsolute', 'assumeTrustedRoute'],
  },
  'kinds of errors': {
    how: 'package',
    methods: ['isExpectedError', 'isForgePlatformError', 'isHostedCodeError'],
  },
} as const satisfies Record<string, Group>;
