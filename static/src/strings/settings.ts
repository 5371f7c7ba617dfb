import { RUNS_ALWAYS_KEPT, type RetentionKind } from '@behave-pro/core/rules';
import type { KeyScope } from '../../../src/invoke-api';
import { plural } from './plural';
import { tabs } from './tabs';

/** Runs and earlier texts, as far as there are any. */
const both = (runs: number, versions: number): string =>
  [
    ...(runs || !versions ? [plural(runs, 'test run')] : []),
    ...(versions ? [plural(versions, 'earlier text')] : []),
  ].join(' and ');

/** Texts of the project settings page. */
export const settings = {
  settings: {
    title: 'Behave Pro settings',
    readOnly: 'Only project admins can change these settings.',
    intro: (project: string) =>
      `Scenarios on the issues of ${project}, run by your build, with the result back on the story.`,
    steps: {
      enable: 'Enable the project',
      enableAction: 'Enable Behave Pro in this project',
      enableText: 'People who may edit an issue can then write scenarios on it.',
      key: 'Create an API key for your build',
      keyText: 'It lets the build download features and publish reports, for this project only.',
      publishText: `Copy the recipe under “${tabs.settings.pipelines}” into your pipeline and run it.`,
    },
    project: {
      title: 'Project',
      enabled: 'Enabled in this project',
      enabledHelp: 'When off, the panel and the pipeline access are closed; everything written stays stored.',
      sweptOnceEnabled: `Once it is enabled, the daily run removes what is older than it keeps. For how long that is stands under “${tabs.settings.data}”, where the next run can be counted, too.`,
      disableTitle: 'Disable Behave Pro in this project?',
      disableText:
        'The panel is hidden and builds can no longer download or publish. Nothing is deleted; you can enable it again.',
      disable: 'Disable',
      testType: 'Test type of new scenarios',
      testTypeHelp: 'Manual scenarios are left out of what builds download.',
      language: 'Gherkin language of new features',
      languageHelp: 'Keywords such as Given, When and Then are written in this language.',
    },
    lint: {
      title: 'Notes on features',
      intro:
        'While somebody writes, and on each feature, these rules point out what deserves a second look. They never keep a text from being saved.',
      list: 'Lint rules',
      count: (least: number, most: number) => `Write a whole number from ${least} to ${most}.`,
      notSaved: 'The rule was not changed',
    },
    questions: {
      title: 'Questions on stories',
      label: 'Write questions as comments in Jira too',
      help: 'Who asks a question in the Acceptance criteria panel then also writes it as a comment on the issue, under their own name; when the question is resolved, the comment says so. Everyone who watches the issue is notified as for any comment. Off, questions stay in the panel.',
    },
    watchers: {
      title: 'Watchers of stories',
      label: 'Send a mail when a linked scenario changes',
      help: 'Everyone who watches an issue gets one mail from Jira about ten minutes after the first change: which of its scenarios were changed, renamed or removed, and by whom. What is undone by then is not told, and nobody is told of only their own changes. New scenarios, links and imports send no mail. About an issue of another project, the mail says only how many scenarios changed.',
    },
    defects: {
      title: 'Defects',
      type: 'Issue type of defects',
      help: 'Who creates a defect of a failing scenario creates an issue of this type in this project, under their own name.',
      byDefault: (name: string) => `${name} (unless you choose another)`,
      noDefault: 'Choose a type',
      goneFor: (name: string) =>
        `The type that was chosen is gone from this project, so defects are of the type “${name}” for now. Choose another, or leave it so.`,
      gone: 'The type that was chosen is gone from this project.',
      choose:
        'This project has no issue type named “Bug”. Choose the type that its defects have; until then nobody can create one from a scenario.',
      notSaved: 'The type was not changed',
    },
    retention: {
      title: 'What is kept',
      intro:
        'Everything is kept unless you choose otherwise. The daily run then removes what is older; nobody can bring that back. While the project is disabled or the licence has lapsed, nothing is removed.',
      all: 'Keep all',
      kinds: {
        runDays: {
          label: 'Test runs are kept for',
          help: `The newest ${RUNS_ALWAYS_KEPT} stay whatever their age, and so does every run that has the latest result of a scenario.`,
        },
        versionDays: {
          label: 'Earlier texts of features are kept for',
          help: 'Counted from when the next text took its place. The present text always stays, and so does the file that the next import is merged from.',
        },
      } satisfies Record<RetentionKind, object>,
      save: 'Save what is kept',
      count: 'Count what the next run removes',
      counting: (runs: number, versions: number) => `Counting what goes: ${both(runs, versions)} so far`,
      next: (runs: number, versions: number, features: number) =>
        runs + versions === 0
          ? 'The next daily run removes nothing.'
          : `The next daily run removes ${both(runs, versions)}${versions ? ` of ${plural(features, 'feature')}` : ''}.`,
      nothingGoes: 'From now on nothing is removed.',
      oldestRun: (day: string) => `The oldest run that stays is of ${day}.`,
      oldestVersion: (day: string) => `The oldest text that stays was saved on ${day}.`,
      later:
        'Until that run you can choose otherwise. What was saved in the last seconds may not be counted.',
      notCounted: 'What goes could not be counted',
      last: 'Last removed',
      removed: both,
    },
    notChanged: 'The setting was not changed',
    keys: {
      title: 'API keys',
      none: 'No keys yet. Pipelines have no access until you create one.',
      create: 'Create API key',
      name: 'Name',
      namePlaceholder: 'For example: GitHub Actions',
      nameMissing: 'Give the key a name, so that you know later what uses it.',
      scopes: 'It may',
      scopeNames: { download: 'Download features', upload: 'Publish reports' } satisfies Record<
        KeyScope,
        string
      >,
      scopesMissing: 'Choose at least one.',
      expires: 'Expires after',
      days: (n: number) => (n === 365 ? '1 year' : plural(n, 'day')),
      columns: {
        name: 'Name',
        project: 'Project',
        userId: 'User id',
        scopes: 'May',
        created: 'Created',
        expires: 'Expires',
        lastUsed: 'Last used',
        state: 'State',
        actions: 'Actions',
      },
      state: { active: 'Active', expired: 'Expired', revoked: 'Revoked' },
      createdTitle: 'Copy the key now: it is shown only this once',
      createdText:
        'It is stored only as a hash. Put it into the secrets of your pipeline, never into the repository.',
      userId: 'User id',
      apiKey: 'API key',
      ciUrl: 'Pipeline URL',
      stored: 'I have stored it',
      revoke: 'Revoke',
      revokeTitle: (name: string) => `Revoke “${name}”?`,
      revokeText: 'Builds that use it fail from now on. This cannot be undone.',
      notRevoked: 'The key was not revoked',
      notCreated: 'The key was not created',
      table: 'API keys of this project',
    },
    statuses: {
      title: 'Statuses in downloads',
      intro:
        'A scenario that a build downloads carries a tag for how far its issue is, so that the build can choose what to run. By default it goes by the category that the status has in Jira.',
      status: 'Status in Jira',
      tag: 'Tag',
      tagOf: (status: string) => `Tag for ${status}`,
      byCategory: (tag: string) => `${tag} by default`,
      tags: { OPEN: '@OPEN', WIP: '@WIP', COMPLETED: '@COMPLETED', NONE: 'No tag' },
      notSaved: 'The tag was not changed',
      notRead: 'The statuses could not be read',
    },
    rebuild: {
      title: 'Lists',
      intro:
        'The list of features and the scenarios shown on each issue are made from the features. Rebuild them when a list and a feature disagree.',
      start: 'Rebuild lists',
      question: 'Rebuild the lists of this project?',
      text: 'Every feature is read again, and what the lists say otherwise is corrected. No feature, scenario or link is changed or deleted. People can go on working.',
      running: (features: number) => `Rebuilding; ${plural(features, 'feature')} read so far`,
      stopped: 'The last rebuild stopped before its end. Nothing is lost; start it again.',
      done: (features: number, corrected: number) =>
        `${plural(features, 'feature')} read, ${corrected === 0 ? 'nothing to correct' : `${plural(corrected, 'entry', 'entries')} corrected`}`,
      lastDone: 'Last rebuilt',
      failed: 'The lists are not being rebuilt',
    },
    pipeline: {
      title: 'Pipeline',
      needsKey:
        'The address for your pipeline appears here when the project has an API key. Until then it is closed.',
      nothingYet:
        'The project has no scenario yet. Until you write or import one, the recipe stops at its first step and says so.',
      url: 'Pipeline URL',
      secrets: 'Store the user id and the key as secrets under these names:',
      recipeFor: (name: string) => `recipe for ${name}`,
      tabs: { curl: 'curl', node: 'Node', github: 'GitHub Actions', gitlab: 'GitLab CI', jenkins: 'Jenkins' },
      notes: {
        curl: 'For any build with a shell: replace the middle command by the Cucumber you use, with its JSON report.',
        node: 'Save it as behave-pro.mjs and run it with node behave-pro.mjs. It needs Node 20 and @cucumber/cucumber.',
        github: 'Save it as .github/workflows/acceptance.yml and add the two secrets to the repository.',
        gitlab: 'Add the job to .gitlab-ci.yml and the two variables, masked, to the CI/CD settings.',
        jenkins:
          'Save it as Jenkinsfile and add two credentials of the kind “Secret text” under these names. The agent needs Node, curl and unzip.',
      },
    },
  },
} as const;
