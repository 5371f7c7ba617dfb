import type {
  AdminProject,
  AdminView,
  ContextView,
  FeatureScenario,
  FeatureSummary,
  FeatureView,
  PanelScenario,
  PanelView,
  ProjectView,
  SettingsView,
} from '../../../src/invoke-api';

/** A scenario of the panel, with what a test does not care about filled in. */
export const scenario = (own: Partial<PanelScenario> = {}): PanelScenario => ({
  id: 's1',
  featureId: 'f1',
  featureName: 'Checkout',
  name: 'Paying by card',
  kind: 'scenario',
  language: 'en',
  text: 'Scenario: Paying by card\n  Given a basket\n  Then it is paid',
  textHash: 'hash-1',
  testType: 'automated',
  ...own,
});

export const panelView = (own: Partial<PanelView> = {}): PanelView => ({
  issue: { id: '10001', key: 'SHOP-1', projectKey: 'SHOP' },
  project: { state: 'enabled', defaultTestType: 'automated', defaultLanguage: 'en', lint: {} },
  access: { canEdit: true },
  agreement: {
    ready: [],
    readyCount: 0,
    mine: 'none',
    questions: [],
    openQuestions: 0,
    canVote: true,
    seen: '0123456789abcdef',
  },
  defects: { defects: [], hidden: [], canChange: true },
  scenarios: [],
  hidden: 0,
  ...own,
});

export const contextView = (own: Partial<ContextView> = {}): ContextView => ({
  project: { state: 'enabled' },
  counts: { scenarios: 0, passed: 0, failed: 0, pending: 0, notRun: 0 },
  ready: 0,
  openQuestions: 0,
  failing: [],
  ...own,
});

export const settingsView = (own: Partial<SettingsView> = {}): SettingsView => ({
  project: {
    id: '10000',
    key: 'SHOP',
    name: 'Demo Shop',
    state: 'enabled',
    defaultTestType: 'automated',
    defaultLanguage: 'en',
    lint: {},
    mirrorQuestions: false,
    notifyWatchers: false,
    statusMapping: {},
    retention: { runDays: null, versionDays: null },
  },
  defectType: {
    types: [
      { id: '10001', name: 'Story' },
      { id: '10004', name: 'Bug' },
    ],
    type: { id: '10004', name: 'Bug' },
    isChosen: false,
    isGone: false,
  },
  scenarios: 0,
  keys: [],
  access: { canEdit: true },
  removal: { certificates: [] },
  ...own,
});

export const adminProject = (own: Partial<AdminProject> = {}): AdminProject => ({
  id: '10000',
  key: 'SHOP',
  name: 'Demo Shop',
  state: 'disabled',
  features: 0,
  scenarios: 0,
  drafts: 0,
  keys: 0,
  ...own,
});

export const adminView = (own: Partial<AdminView> = {}): AdminView => ({
  licence: { state: 'active', environment: 'PRODUCTION', readings: [] },
  stored: [],
  triggers: [{ key: 'retention' }],
  removal: { projects: [], certificates: [] },
  projects: [],
  more: false,
  ...own,
});

export const featureSummary = (own: Partial<FeatureSummary> = {}): FeatureSummary => ({
  id: 'f1',
  name: 'Checkout',
  path: 'checkout.feature',
  language: 'en',
  scenarios: 0,
  draft: false,
  counts: { scenarios: 0, passed: 0, failed: 0, pending: 0, notRun: 0 },
  ...own,
});

export const projectView = (own: Partial<ProjectView> = {}): ProjectView => ({
  project: {
    id: '10000',
    key: 'SHOP',
    name: 'Demo Shop',
    state: 'enabled',
    defaultTestType: 'automated',
    defaultLanguage: 'en',
  },
  access: { canEdit: true },
  features: [],
  ...own,
});

export const featureScenario = (own: Partial<FeatureScenario> = {}): FeatureScenario => ({
  id: 's1',
  name: 'Paying by card',
  kind: 'scenario',
  line: 3,
  textHash: 'hash-1',
  testType: 'automated',
  issues: [],
  hiddenIssues: 0,
  ...own,
});

export const featureView = (own: Partial<FeatureView> = {}): FeatureView => ({
  id: 'f1',
  name: 'Checkout',
  path: 'checkout.feature',
  fileName: 'checkout.feature',
  language: 'en',
  text: 'Feature: Checkout\n\n  Scenario: Paying by card\n    Given a basket\n    Then it is paid\n',
  textHash: 'hash-1',
  seen: 'seen-1',
  encoding: 'utf-8',
  lint: [],
  lintSettings: {},
  scenarios: [featureScenario()],
  ...own,
});
