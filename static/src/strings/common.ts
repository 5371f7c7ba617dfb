import type { TestType } from '../../../src/invoke-api';
import { plural } from './plural';

/** Texts that several surfaces show. */
export const common = {
  errors: {
    platform: 'Jira did not answer. Nothing you wrote is lost. Check your connection and try again.',
    notUnderstood:
      'The app answered something this page does not understand. Reload the page; it may be older than the app.',
    request: (bytes: number) =>
      `This is ${Math.ceil(bytes / 1024)} KB; Jira passes on 490 KB at once. Nothing you wrote is lost. Split the feature into several, or import it as a file.`,
    unexpected: 'Something went wrong on this page. Reload it; if it comes back, tell your Jira admin.',
    notSeen:
      'It is not there any more, or you may not see it. Ask an admin of the project or your Jira admin for access.',
    loadTitle: 'This could not be loaded',
    crashTitle: 'This page stopped working',
    retry: 'Try again',
    reload: 'Reload',
    stale: 'This could not be refreshed and may be out of date.',
  },
  common: {
    loading: 'Loading',
    cancel: 'Cancel',
    save: 'Save',
    saving: 'Saving',
    saved: 'Saved',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Press Ctrl+C or ⌘C to copy the selected text',
    dismiss: 'Dismiss',
    never: 'Never',
    newTab: '(opens in a new tab)',
    more: (n: number) => `and ${n} more`,
  },
  lapse: {
    since: (day: string) => `The licence of Behave Pro lapsed on ${day}`,
    noticed: 'The licence of Behave Pro is not active',
    readOnly: 'Everything can be read and exported; nothing can be changed.',
    kept: (day: string, days: number) => `Your data is kept until ${day}, ${plural(days, 'day')} left.`,
    lastDay: (day: string) =>
      `Your data is kept until today, ${day}, less than a day left. Export now what you want to keep.`,
    over: (day: string) =>
      `Your data was kept until ${day}. What is still stored may be removed at any time: export now what you want to keep.`,
    notDated:
      'Jira has only just said so, and no day is set for removing anything. If it lasts, your data is kept for 30 days.',
    renew:
      'A Jira admin renews the licence in Jira’s app management (Apps → Manage your apps → Behave Pro). Changes are possible again as soon as Jira says so.',
    closed: 'Behave Pro is closed for now',
  },
  testType: { automated: 'Automated', manual: 'Manual' } satisfies Record<TestType, string>,
  outcome: {
    passed: 'Passed',
    failed: 'Failed',
    pending: 'Pending',
    undefined: 'Undefined steps',
    skipped: 'Skipped',
    ambiguous: 'Ambiguous steps',
    unknown: 'Unknown',
    notRun: 'Not run',
    outdated: 'Outdated',
    outdatedWhy: 'The text changed after this run. Run it again to know whether it still holds.',
  },
  result: {
    none: {
      automated: 'No result yet. It appears after your build publishes its first report.',
      manual:
        'No result: people run this one by hand, and downloads leave it out unless a build asks for manual ones.',
    },
    ran: 'Ran',
    failedStep: 'Failed at',
    stoppedStep: 'Stopped at',
    messageOf: (of: string) => `Message of ${of}`,
    rows: (passed: number, failed: number, other: number) =>
      [
        `${passed} of ${passed + failed + other} examples passed`,
        failed && `${failed} failed`,
        other && `${other} other`,
      ]
        .filter(Boolean)
        .join(', '),
    build: 'Build',
    commit: 'Commit',
  },
  steps: {
    done: 'Done',
    next: 'Next',
    todo: 'To do',
    title: 'Four steps to the first result',
    allDone: 'All four steps are done: the first result is here',
    write: 'Write or import a feature',
    writeText: 'Its scenarios are what your build downloads and runs. Then come back here.',
    createKey: 'Create a key',
    publish: 'Publish the first report',
    recipe: 'Show the recipe',
  },
  projectPages: {
    settings: {
      notOpened: 'The settings did not open',
      byHand: (projectKey: string) =>
        `Open them in Jira: ${projectKey} → Project settings → Apps → Behave Pro.`,
    },
    specification: {
      notOpened: 'The project’s features did not open',
      byHand: (projectKey: string) =>
        `Open them in Jira: ${projectKey} → Behave Pro, in the project’s sidebar.`,
    },
  },
  report: {
    waiting: 'Waiting for your first report. This turns green by itself when it arrives.',
    connected: 'Your pipeline is connected.',
    last: 'Last report',
    other: 'other',
    empty: 'no scenarios in it',
  },
} as const;
