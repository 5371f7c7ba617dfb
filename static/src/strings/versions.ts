import type { FeatureVersion } from '../../../src/invoke-api';
import { plural } from './plural';

/** Texts about what a feature was: its versions, and features that were removed. */
export const versions = {
  history: {
    open: 'History',
    title: 'History',
    what: 'Every saved text of this feature, the newest first. Choose one to see what differs from the present text.',
    close: 'Close history',
    list: 'Versions',
    none: 'No saved text is kept of this feature yet. The next save begins its history.',
    present: 'Present',
    draft: 'Draft',
    by: (name: string) => `by ${name}`,
    from: {
      page: 'edited on this page',
      panel: 'edited in an issue',
      import: 'imported',
      restore: 'restored from its history',
    } satisfies Record<FeatureVersion['from'], string>,
    versionOf: (time: string) => `Version of ${time}`,
    textOf: (time: string) => `Text of ${time}`,
    tabs: { differences: 'Differences', text: 'Whole text' },
    legend:
      'Lines with + are in this version and not in the present text; lines with − are in the present text only.',
    differences: (time: string) => `Differences between the text of ${time} and the present one`,
    isPresent: 'This is the present text.',
    same: 'This version says the same as the present text.',
    restore: 'Restore this version',
    restoreHelp:
      'It becomes the present text by one more save, so nothing is lost: the text that is there now stays in the history and can be restored the same way.',
    notRestored: 'The version was not restored',
    changedSince:
      'Somebody changed this feature meanwhile. The differences are shown against the text as it is now; look at them, then try again if you still want to.',
    restored: (name: string) =>
      `“${name}” has the text of the chosen version again. The text before it is in the history.`,
  },
  differences: {
    added: '+',
    removed: '−',
    unfold: (n: number) => `Show ${plural(n, 'line')} in between`,
  },
  removed: {
    open: 'Removed features',
    title: 'Removed features',
    what: 'Deleted features can be brought back for 30 days, with their scenarios, links and history. Results come again with the next report.',
    list: 'Features that can be brought back',
    none: 'No feature was deleted in the last 30 days.',
    late: 'One that was deleted just now may take a moment to appear.',
    deleted: 'deleted',
    by: (name: string) => `by ${name}`,
    bringBack: 'Bring back',
    bringBackName: (name: string) => `Bring back ${name}`,
    broughtBack: (name: string) => `“${name}” is there again, with its scenarios and links.`,
    notBroughtBack: (name: string) => `“${name}” was not brought back`,
    close: 'Close',
  },
} as const;
