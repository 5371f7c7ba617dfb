import { under, type Group } from './group';

export const bridge = {
  'functions of the backend': { how: 'modelled', methods: ['invoke', 'makeInvoke', 'makeInvoke()'] },
  'remotes and services': {
    how: 'refused',
    why: 'the app’s own backend is its functions',
    methods: ['invokeRemote', 'invokeService', 'requestRemote'],
  },
  'Jira, as the person': { how: 'modelled', methods: ['requestJira'] },
  'other products': {
    how: 'refused',
    why: 'the site has Jira only',
    methods: ['requestConfluence', 'requestBitbucket', 'requestTeamworkGraph', 'fetchUserRecommendations'],
  },
  'the context': { how: 'modelled', methods: ['view.getContext'] },
  'the theme': { how: 'modelled', methods: ['view.theme.enable'] },
  'the page around': {
    how: 'modelled',
    methods: under('view', 'refresh', 'changeWindowTitle', 'emitReadyEvent'),
  },
  'the history of a page': {
    how: 'modelled',
    methods: [
      'view.createHistory',
      ...under(
        'view.createHistory()',
        'push',
        'replace',
        'go',
        'goBack',
        'goForward',
        'createHref',
        'listen',
      ),
      'view.createHistory().listen()',
    ],
  },
  'leaving a page': {
    how: 'refused',
    why: 'nobody is asked before they leave',
    methods: ['view.createHistory().block'],
  },
  'a modal': {
    how: 'modelled',
    methods: ['new Modal', 'Modal.open', 'Modal.onClose', 'view.close', 'view.submit'],
  },
  'views of other kinds of modules': {
    how: 'refused',
    why: 'macros, their configuration and their frames are Confluence’s',
    methods: under('view', 'open', 'onClose', 'getFrameDispatch'),
  },
  'a macro’s body': {
    how: 'package',
    why: 'the address it makes answers 501 here',
    methods: ['view.createAdfRendererIframeProps', 'view.createAdfRendererIframeProps().onLoad'],
  },
  'addresses of the site': {
    how: 'modelled',
    methods: under('router', 'getUrl', 'navigate', 'open', 'reload'),
  },
  'a flag': { how: 'modelled', methods: ['showFlag', 'showFlag().close'] },
  'events between frames': {
    how: 'modelled',
    methods: [
      ...under('events', 'emit', 'on', 'emitPublic', 'onPublic'),
      'events.on().unsubscribe',
      'events.onPublic().unsubscribe',
    ],
  },
  'events between people': {
    how: 'refused',
    why: 'realtime channels are not here',
    methods: under('realtime', 'publish', 'subscribe', 'publishGlobal', 'subscribeGlobal'),
  },
  Rovo: { how: 'refused', why: 'the site has no Rovo', methods: under('rovo', 'open', 'isEnabled') },
  cookies: {
    how: 'refused',
    why: 'the package turns the refusal into `null`; the page reports it',
    methods: ['getCookieConsentPreferences'],
  },
  translations: {
    how: 'package',
    why: 'a manifest that declares `translations` is refused when the host starts; without one there are none to be found',
    methods: under('i18n', 'getTranslations', 'createTranslationFunction', 'resetTranslationsCache'),
  },
  'permissions the app was granted': {
    how: 'modelled',
    why: 'those of the manifest, all granted',
    methods: [
      'checkPermissions',
      'createPermissionUtils',
      ...under('createPermissionUtils()', 'hasScope', 'canFetchFrom', 'canLoadResource', 'getScopes'),
      ...under('createPermissionUtils()', 'getExternalPermissions', 'hasAnyPermissions'),
    ],
  },
  'permissions an admin changes': {
    how: 'refused',
    why: 'no egress is granted, and none can be',
    methods: [
      ...under('permissions.egress', 'get', 'set', 'deleteDomain', 'deleteGroup'),
      ...under('permissions.remote', 'get', 'set'),
    ],
  },
  'objects, by functions of the backend': {
    how: 'modelled',
    methods: under('objectStore', 'getMetadata', 'delete'),
  },
  'bytes of objects': {
    how: 'refused',
    why: 'whether a frame reaches presigned URLs is not known; the frame’s policy lets it reach none',
    methods: under('objectStore', 'upload', 'download'),
  },
  'bytes of objects, one by one': {
    how: 'refused',
    why: 'as `objectStore.upload`; what it gives says that the upload failed, and the policy’s refusal is reported',
    methods: ['createUploadPromises'],
  },
  'feature flags': {
    how: 'refused',
    why: 'no flags are kept here',
    methods: ['FeatureFlags.initialize'],
  },
  'feature flags nobody initialized': {
    how: 'package',
    why: 'as `initialize` is refused, no flag can be checked',
    methods: ['new FeatureFlags', ...under('FeatureFlags', 'isInitialized', 'checkFlag', 'shutdown')],
  },
  'metrics of the app': {
    how: 'refused',
    why: 'no metrics are kept here',
    methods: under('frontendCustomMetrics.counter()', 'incr', 'incrBy'),
  },
  'a metric by its name': { how: 'package', methods: ['frontendCustomMetrics.counter'] },
} as const satisfies Record<string, Group>;
