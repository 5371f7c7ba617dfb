import { plural } from './plural';
import { tabs } from './tabs';

/** Texts about removing what is kept, wherever somebody can ask for it. */
export const removal = {
  removal: {
    kept: {
      project: 'Everything Behave Pro keeps of this project',
      site: 'Everything Behave Pro keeps of this site',
    },
    pending: (what: string, day: string) => `${what} will be removed on ${day}`,
    nothingYet: 'Until then everything works as before.',
    canCancel: {
      project: `An admin of the project can cancel that in Project settings → Behave Pro → ${tabs.settings.data}.`,
      site: `A Jira admin can cancel that in the administration of Behave Pro, under “${tabs.admin.data}”.`,
    },
    show: 'Show the removal',
    daysLeft: (days: number) =>
      days > 0 ? `${plural(days, 'day')} left.` : 'It begins with the next daily run.',
    project: {
      title: 'Removal',
      intro:
        'Have everything removed that Behave Pro keeps of this project: features with their versions, scenarios, links, votes, questions, example maps, results, API keys and settings. Issues in Jira stay, without their search properties. What belongs to other projects stays, too: only links between them and this project go. Backups are left out: each is deleted 30 days after it was made, and until then an admin who enables the project again can restore from them.',
      open: 'Remove everything',
      confirm: (word: string) => `To confirm, type the key of the project: ${word}`,
    },
    site: {
      title: 'Removal on request',
      intro: `Have everything removed that Behave Pro keeps of this site, of all its projects. Issues in Jira stay, without their search properties. Backups go, too. Project admins can have their own project removed in its settings, under “${tabs.settings.data}”.`,
      open: 'Remove everything of this site',
      confirm: (word: string) => `To confirm, type: ${word}`,
    },
    form: 'Removal',
    when: 'When',
    inDays: (days: number) =>
      days === 0 ? 'As soon as possible, with the next daily run' : `In ${plural(days, 'day')}`,
    whenHelp:
      'Until that day it can be cancelled. Then people and pipelines are refused, and removing takes two further days. Export first what you want to keep.',
    wrongWord: (word: string) => `Type ${word} here, and nothing else.`,
    ask: 'Ask for the removal',
    notAsked: 'The removal was not asked for',
    asked: (name: string | undefined, day: string) =>
      name === undefined ? `Jira deleted the project on ${day}.` : `Asked for by ${name} on ${day}.`,
    byJira: 'The project was deleted in Jira',
    cancel: 'Cancel the removal',
    cancelTitle: 'Cancel the removal?',
    cancelText: 'Everything stays as it is. It can be asked for again at any time.',
    keep: 'Keep everything',
    back: 'Leave the removal as it is',
    notCancelled: 'The removal was not cancelled',
    waiting: 'Projects that wait for their removal',
    columns: {
      project: 'Project',
      due: 'Will be removed on',
      asked: 'Asked for',
      done: 'Removed',
      certificate: 'Certificate',
    },
    closed: 'Being removed',
    certificates: 'Certificates of removals',
    download: 'Download certificate',
    ofRemoval: (key: string, day: string) => ` of ${key}, ${day}`,
    certificate: 'Removal of what Behave Pro for Jira kept of a project, on request',
    backups: (day: string) =>
      `Backups made before are excepted: each is deleted 30 days after it was made, the last by ${day}.`,
    links:
      'Links counted here were taken off what belongs to other projects: issues on whose lists scenarios of this project stood, and features that named issues of this project.',
    properties: (n: number) =>
      `The search property behave-pro may still be on ${plural(n, 'issue')}: Jira refused to remove it, or they were in the trash, deleted or closed to the app. It holds numbers, no text, and goes with the issue.`,
  },
} as const;
