import type { StoredGroup } from '../../../src/invoke-api';
import { plural } from './plural';
import { tabs } from './tabs';

/** Texts of the admin page. */
export const admin = {
  admin: {
    title: 'Behave Pro administration',
    intro: 'Where Behave Pro is used on this site, how it is licensed, and what it stores.',
    notices: {
      failed: 'Failed',
      missed: 'Missed',
      removed: 'Removed',
      removals: (projects: number) => plural(projects, 'removal'),
    },
    firstRun: {
      enable: 'Enable a project',
      enableText: 'Whoever may edit its issues can then write scenarios on them.',
      enabledText: `More projects can be enabled under “${tabs.admin.projects}”, at any time.`,
      noneYet:
        'This site has no project yet, or none that you may see. Create one in Jira (Projects → Create project), then come back.',
      lookAgain: 'Look again',
      project: 'Project',
      placeholder: 'Choose a project, or type its name or key',
      noMatch: 'No project to enable has this in its name or key',
      searching: 'Searching',
      option: (name: string, key: string) => `${name} (${key})`,
      enableAction: 'Enable',
      projectMissing: 'Choose the project to enable.',
      key: 'Create an API key',
      keyText: `A build downloads features and publishes reports with it. It is made in the settings of the project, under “${tabs.settings.pipelines}”.`,
      noScenarios: 'No scenario yet',
      write: 'Write or import',
      noKey: 'No key yet',
      publishText: `The settings of the project have a recipe for your pipeline, under “${tabs.settings.pipelines}”: copy it and run it.`,
      forProject: (name: string) => ` for ${name}`,
      progress: (step: string) => `${step}: projects`,
    },
    projects: {
      title: 'Projects',
      search: 'Find a project',
      placeholder: 'Find by name or key',
      found: (n: number, more: boolean) =>
        more ? `${plural(n, 'project')}; type a name or key to find others` : plural(n, 'project'),
      none: 'No project has this in its name or key.',
      noneAtAll: 'This site has no project yet. Create one in Jira, then enable Behave Pro in it here.',
      failed: 'The projects could not be searched',
      table: 'Projects of this site',
      columns: {
        project: 'Project',
        state: 'State',
        features: 'Features',
        scenarios: 'Scenarios',
        drafts: 'Drafts',
        keys: 'Keys',
        lastReport: 'Last report',
      },
      state: { enabled: 'Enabled', disabled: 'Not enabled' },
      enable: 'Enable',
      notEnabled: 'The project was not enabled',
      settings: 'Settings',
      ofProject: (name: string) => ` of ${name}`,
      noKey: 'No key yet',
      waiting: 'Waiting for the first report',
      noReport: 'None',
    },
    licence: {
      title: 'Licence',
      state: { active: 'Active', lapsed: 'Lapsed', unknown: 'Not known' },
      notNeeded: 'Not needed',
      active: 'The licence is active; an evaluation counts as one.',
      unlicensed: (environment: string) =>
        `This is the app’s ${environment} environment. Only production is licensed; here everything works without a licence.`,
      unknown:
        'Jira has not told the app whether it is licensed. Nothing changes because of that: everything works and stays stored.',
      lapsedSince: (day: string) => `Lapsed since ${day}.`,
      lapsedNow: 'Jira has only just said that the licence is not active.',
      keptUntil: (day: string) => `Data is kept until ${day}.`,
      wasKeptUntil: (day: string) => `Data was kept until ${day}.`,
      readings: 'Daily readings of the licence',
      noReadings: 'The app has not read the licence yet: it does once a day.',
      columns: { at: 'Read', state: 'Licence' },
    },
    removal: {
      title: 'Stored data was removed',
      afterLapse: 'The licence had lapsed for 30 days.',
      onRequest: (name: string, day: string) => `${name} asked for it on ${day}.`,
      text: 'This certificate holds what was removed, by kind, with a hash over all of it by which a copy can be recognised.',
      left: (n: number) =>
        `The search property behave-pro may still be on ${plural(n, 'issue')}: Jira refused to remove it, or they were in the trash, deleted or closed to the app. It holds numbers of scenarios by result and the time of the last one, no text. It goes with the issue, or through Jira’s REST API by whoever may edit the issue.`,
      announced: 'Announced',
      firstPass: 'First pass',
      done: 'Done',
      table: 'What was removed',
      columns: { kind: 'Kind', count: 'Removed', hash: 'SHA-256' },
      download: 'Download certificate',
      certificate: 'Removal of the data stored by Behave Pro for Jira',
    },
    stored: {
      title: 'Stored data',
      where:
        'All of it lies in the Forge storage of this site, at Atlassian. The app sends nothing to anybody else.',
      howLong:
        'It is kept while the app is installed and licensed. After a licence lapses it is kept for 30 days, then removed. After an uninstall Atlassian keeps it for 28 days.',
      installed: (day: string) => `Installed on ${day}.`,
      none: 'Nothing is stored yet.',
      columns: { kind: 'Kind', count: 'Stored' },
      count: (n: number, more: boolean) => `${n.toLocaleString('en')}${more ? '+' : ''}`,
      kinds: {
        project: 'Projects with settings',
        'api-key': 'API keys',
        audit: 'Entries of the audit log',
        feature: 'Features',
        issue: 'Issues with scenarios',
        run: 'Test reports',
        catalogue: 'Lists of scenarios',
        latest: 'Latest results',
        blob: 'Uploaded files',
        'auth-failures': 'Refused sign-ins of builds',
        installation: 'Facts about this installation',
        content: 'Texts and details of results',
        vocabulary: 'Words for completion',
        'example-map': 'Example maps',
        gone: 'Features and issues removed before',
        removal: 'Certificates of projects',
      } as Readonly<Record<string, string>>,
    },
    measure: {
      title: 'Storage by project',
      intro:
        'How much each project stores, and of what. Everything is gone over for it, so it is measured when you ask. Sizes are as stored, most of it compressed.',
      start: {
        idle: 'Measure',
        failed: 'Measure',
        done: 'Measure again',
        running: 'Measure',
      },
      running: (share: number) => `Measuring: ${Math.floor(100 * share)} %`,
      done: (projects: number) => `Measured: ${plural(projects, 'line')}.`,
      failed: 'The storage was not measured',
      table: 'Stored by project',
      project: 'Project',
      groups: {
        features: 'Features',
        history: 'History',
        stories: 'Stories',
        reports: 'Reports',
        backups: 'Backups',
        settings: 'Settings',
        log: 'Log',
      } satisfies Record<StoredGroup, string>,
      total: 'All',
      nothing: '–',
      records: (n: number) => plural(n, 'record'),
      size: (bytes: number) => {
        if (bytes < 1024) return '<1 KB';
        if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
        return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
      },
      special: { site: 'The site itself' } as Readonly<Record<string, string>>,
      unknown: (id: string) => `Project ${id}, which has no settings here`,
      waiting: (n: number) =>
        `${plural(n, 'change')} yet to reach lists or search. If this stays, rebuild the lists in the project’s settings, under “${tabs.settings.data}”.`,
    },
    keys: {
      title: 'API keys',
      intro: `Keys of all projects: what gets at features and results from outside. They are made in the settings of each project, under “${tabs.settings.pipelines}”.`,
      table: 'API keys of all projects',
      none: 'No project has a key.',
      failed: 'The keys could not be read',
      more: 'Show more keys',
      loading: 'Reading the keys…',
      count: (n: number, active: number) => `${plural(n, 'key')}, ${active} of them active`,
    },
    backups: {
      title: 'Backups',
      intro:
        'Every project is backed up once a day, and each backup kept for 30 days. Project admins restore from them in the settings of their project.',
      show: 'Show backups',
      hide: 'Hide backups',
      table: 'Backups of all projects',
      columns: {
        project: 'Project',
        last: 'Last backup',
        kept: 'Kept',
        features: 'Features',
        issues: 'Issues',
        state: 'State',
      },
      removed: (id: string) => `Removed project ${id}`,
      never: 'None',
      none: 'There is no backup yet. The first ones are made with the next daily run.',
      failed: 'The backups could not be read',
      more: 'Show more projects',
      loading: 'Reading the backups…',
      count: (n: number, troubled: number) =>
        `${plural(n, 'project')}, ${troubled === 0 ? 'all as they should be' : `${troubled} to look at`}`,
      health: { good: 'Up to date', late: 'Days missed', damaged: 'Damaged', left: 'Ages out' },
      help: {
        late: () =>
          'No backup was made for more than two days. Background work, under Status, says whether the daily run comes.',
        damaged: (n: number) =>
          `${plural(n, 'part')} cannot be restored from the backups that have them. The settings of the project say which; everything else can be.`,
        left: () => 'What the project had was removed. Its backups are deleted when they are 30 days old.',
      },
    },
    background: {
      title: 'Background work',
      columns: { work: 'Work', lastRun: 'Last run', outcome: 'Outcome' },
      work: { retention: 'Reads the licence, backs every project up, and removes what is due' } as Readonly<
        Record<string, string>
      >,
      notYet: 'Has not run yet: it runs once a day, first within a day of the installation.',
      never:
        'Has never run, though the app has been here for more than two days. Nothing that is due is done until it runs; tell Atlassian’s support if it stays so.',
      late: 'It should have run since. Nothing that is due is done until it does; tell Atlassian’s support if it stays so.',
      outcome: { done: 'Done', failed: 'Failed' },
      failedHelp: 'It tries again at its next run.',
      none: 'There is no background work.',
    },
  },
} as const;
