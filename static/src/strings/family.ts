import { plural } from './plural';

const are = (n: number): string => (n === 1 ? 'is' : 'are');

/** Texts on the issues above and below an issue: the one it was cloned from, and its children. */
export const family = {
  offer: {
    title: (key: string) => `Take over scenarios of ${key}?`,
    before: 'This issue is a clone of ',
    after: (summary: string, n: number) =>
      `${summary && ` “${summary}”`}, which has ${plural(n, 'scenario')} that ${are(n)} not here.`,
    choose: 'Scenarios to take over',
    all: (n: number) => `All ${n}`,
    locked: {
      draft: 'can only be linked: its feature has errors',
      markdown: 'can only be linked: written in Markdown',
    },
    link: (n: number) => `Link ${plural(n, 'scenario')}`,
    linkWhat: 'The same scenarios on both issues: what is changed shows on both, and so do results.',
    copy: (n: number) => `Copy ${plural(n, 'scenario')}`,
    copyWhat:
      'Scenarios of this issue’s own, below the originals in their features. The originals stay as they are.',
    notNow: 'Not now',
    notNowWhat: 'Nobody is asked again on this issue.',
    elsewhere: (n: number) =>
      `${plural(n, 'more scenario')} of it ${are(n)} in projects where you may not see or change scenarios.`,
    working: {
      link: (n: number, of: number) => `Linking, ${n} of ${of} done`,
      copy: (n: number, of: number) => `Copying, ${n} of ${of} done`,
    },
    linked: (n: number, key: string) =>
      `${plural(n, 'scenario')} of ${key} ${are(n)} linked to this issue too.`,
    copied: (n: number, key: string) =>
      `${plural(n, 'scenario')} of ${key} ${n === 1 ? 'was' : 'were'} copied to this issue.`,
    undone: (key: string) => `Taken back. ${key} is as it was.`,
    undoneBut: (n: number) =>
      `Taken back, but for ${n === 1 ? 'a copy' : `${n} copies`} that somebody has worked on since.`,
    away: (key: string) =>
      `You are not asked about scenarios of ${key} again. “Link existing scenario” finds them.`,
    failed: {
      link: 'Not all of them were linked',
      copy: 'Not all of them were copied',
      away: 'It was not put away',
    },
    loadFailed: 'What can be taken over could not be loaded',
  },
  below: {
    title: 'Child issues',
    refresh: 'Refresh',
    none: 'No child issues yet, or none that you may see.',
    noScenarios: 'No scenarios',
    noScenariosIn: (n: number) => `${plural(n, 'issue')} without scenarios`,
    ready: (n: number, of: number) => `${n} of ${plural(of, 'issue')} ready`,
    votes: (n: number) => `${n} ready`,
    questions: (n: number) => plural(n, 'open question'),
    all: (n: number) => `Show all ${n}`,
    more: (n: number) => `These are the first ${n}. `,
    search: 'Find all of them in Jira',
    list: 'Child issues with their scenarios',
    failed: 'The child issues could not be loaded',
    inContext: (scenarios: number, issues: number, more: boolean) =>
      `${plural(scenarios, 'scenario')} in ${more ? 'the first ' : ''}${plural(issues, 'child issue')}`,
  },
} as const;
