import type { TestType } from '../../../src/invoke-api';
import { plural } from './plural';

const NAMED = 3;

/** Issues in words: the first by their keys, the others by how many they are, those that may not be seen among them. */
function listed(issueKeys: readonly string[], hidden: number): string {
  const named = issueKeys.length > NAMED + 1 ? issueKeys.slice(0, NAMED) : issueKeys;
  const more = issueKeys.length - named.length;
  return new Intl.ListFormat('en').format([
    ...named,
    ...(more > 0 ? [plural(more, 'other issue')] : []),
    ...(hidden > 0 ? [`${plural(hidden, 'issue')} you may not see`] : []),
  ]);
}

/** Texts of the project page. */
export const project = {
  project: {
    title: 'Specification',
    disabledText: (projectKey: string) =>
      `A project admin can enable it in Project settings → Apps → Behave Pro of ${projectKey}. Then everyone who may edit its issues can write and import features here.`,
    readOnly: 'You can read the features but not change them.',
    totals: (features: number, scenarios: number) =>
      `${plural(features, 'feature')}, ${plural(scenarios, 'scenario')}`,
    emptyTitle: 'Describe what your product does, in examples',
    emptyText:
      'A feature is one ability of your product; its scenarios are concrete examples of it. Your build runs them and shows here which ones hold.',
    emptyExample: [
      'Feature: Checkout',
      '  A customer pays for what is in the basket.',
      '',
      '  Scenario: A declined card keeps the basket',
      '    Given a basket with 2 books',
      '    When the bank declines the card',
      '    Then the basket still has 2 books',
    ].join('\n'),
    emptyExampleLabel: 'An example of a feature',
    emptyDrop:
      'You have features already? Import .feature files, a folder of them or a .zip, or drop them anywhere on this page. They are stored byte for byte.',
    emptyReadOnly: 'Nobody has written or imported a feature for this project yet.',
    choose: 'Choose a feature to see its scenarios and its text.',
    back: 'All features',
    dropHere: 'Drop .feature files, a folder or a .zip to import them',
    dropBusy: 'An import is under way; drop further files when it has ended',
    removed: (name: string) => `“${name}” was deleted.`,
    created: (name: string) => `“${name}” was created. Write its first scenario below.`,
  },
  features: {
    title: 'Features',
    search: 'Search features',
    searchPlaceholder: 'Name, path or @tags',
    searchHelp:
      'Words of names and paths, or a tag expression such as: @smoke and not (@wip or @slow). Tags of the feature and the rule count for their scenarios.',
    looking: 'Looking for scenarios with these tags',
    chosen: (n: number, of: number) => `${n} of ${plural(of, 'scenario')}`,
    show: 'Show',
    filters: { all: 'All', failing: 'Failing', notRun: 'Not run', drafts: 'Drafts' },
    found: (n: number, of: number) => (n === 0 ? 'No feature matches' : `${n} of ${plural(of, 'feature')}`),
    scenarios: (n: number) => (n === 0 ? 'No scenarios' : plural(n, 'scenario')),
    failed: (n: number) => `${n} failed`,
    draft: 'Draft',
    unsaved: 'Unsaved',
    untitled: 'Untitled feature',
  },
  feature: {
    create: 'New feature',
    createSubmit: 'Create feature',
    name: 'Name',
    namePlaceholder: 'For example: Checkout',
    nameMissing: 'Give the feature a name: the ability of your product it describes.',
    description: 'Description (optional)',
    descriptionHelp:
      'What the feature is for, in your own words. Its scenarios are written in the next step.',
    dashed: (n: number) =>
      n === 1
        ? 'Gherkin would read a line as something other than description. It is saved with a dash:'
        : `Gherkin would read ${n} lines as something other than description. They are saved with a dash:`,
    dashedLabel: 'As it is saved',
    notCreated: 'The feature was not created',
    path: 'Path',
    language: 'Language',
    fileName: 'In downloads',
    encoding: 'Encoding',
    edit: 'Edit text',
    download: 'Download file',
    notDownloaded: 'The file was not downloaded',
    remove: 'Delete feature',
    removeTitle: (name: string) => `Delete “${name}”?`,
    removeText: 'This goes with it:',
    removed: (scenarios: number, issues: number, hidden: boolean) => [
      scenarios === 0 ? 'its text' : `its text and its ${plural(scenarios, 'scenario')}`,
      ...(issues > 0 ? [`the links to ${plural(issues, 'issue')}`] : []),
      ...(hidden ? ['links to issues you may not see'] : []),
      'its file in the next download of your build',
    ],
    removeAdvice:
      'For 30 days it can be brought back, under “Removed features”. After that only a file you downloaded is left.',
    notRemoved: 'The feature was not deleted',
    changedSince:
      'This feature changed since you looked. It is shown as it is now; look at it, then try again if you still want to.',
    gone: 'This feature is not there any more. Somebody deleted it, or its address is wrong.',
    tabs: { scenarios: (n: number) => `Scenarios (${n})`, text: 'Text' },
    textOf: (name: string) => `Text of ${name}`,
    noScenarios: 'No scenarios yet. Edit the text to write the first one.',
    noScenariosReadOnly: 'No scenarios yet.',
    draftTitle: 'Draft: this text cannot be read as Gherkin',
    draftText:
      'It is kept as it is and left out of what builds download until it is corrected. The scenarios shown are those of the last text that could be read.',
    draftTextNew: 'It is kept as it is and left out of what builds download until it is corrected.',
    lint: (n: number) => (n === 1 ? '1 note on this text' : `${n} notes on this text`),
    saved: (name: string) => `“${name}” was saved.`,
    savedDraft: (name: string) =>
      `“${name}” was saved as a draft. Builds do not download it until it is corrected.`,
    restored: (name: string) => `“${name}” is there again.`,
    editTitle: (name: string) => `Edit the text of ${name}`,
    editLabel: 'Feature text',
    editHelp: 'The whole feature in Gherkin. Ctrl+Enter or ⌘Enter saves, Esc cancels.',
    saveDraft: 'Save as draft',
    saveDraftHelp: 'A draft is kept as it is and left out of downloads until it can be read.',
    conflict: {
      title: 'Someone else changed this feature',
      text: 'Your text is still in the editor below. Keep it, and Save puts it in place of what is there now; or take what is there now, which Ctrl+Z or ⌘Z undoes. Lines that are new in it are marked:',
      keepMine: 'Keep my text',
      takeTheirs: 'Take this version',
      goneTitle: 'Someone else deleted this feature',
      goneText: 'Your text is still in the editor below. You can add it again under the same path.',
      addAgain: 'Add it again',
    },
    notAddedAgain: 'It could not be added again: another feature has its path now.',
  },
  scenarios: {
    list: 'Scenarios of this feature',
    linkIssue: 'Link issue',
    issueKey: 'Issue key',
    issueKeyHelp: 'For example SHOP-12, or the address of the issue.',
    issueKeyMissing: 'Type the key of a Jira issue, for example SHOP-12.',
    issues: 'Linked issues',
    noIssues: 'No linked issues.',
    hidden: (n: number) => `${n} hidden`,
    hiddenWhy: 'Linked issues you may not see',
    link: 'Link',
    unlink: (issueKey: string) => `Unlink ${issueKey}`,
    linked: (name: string, issueKey: string) => `“${name}” is now linked to ${issueKey}.`,
    unlinked: (name: string, issueKey: string) =>
      `“${name}” is no longer linked to ${issueKey}. Any tag @${issueKey} in its text stays.`,
    chosen: (n: number, of: number) =>
      `${n} of ${plural(of, 'scenario')} ${n === 1 ? 'has' : 'have'} the tags searched for.`,
    actions: {
      open: (name: string) => `More actions for “${name}”`,
      rename: 'Rename…',
      duplicate: 'Duplicate',
      up: 'Move up',
      down: 'Move down',
      moveTo: 'Move to another feature…',
      remove: 'Delete…',
    },
    renameTitle: (name: string) => `Rename “${name}”`,
    newName: 'New name',
    newNameHelp: 'Its results and links stay with it.',
    nameMissing: 'Give the scenario a name.',
    rename: 'Rename',
    renamed: (before: string, name: string) => `“${before}” is now called “${name}”.`,
    duplicated: (name: string, issueKeys: readonly string[]) =>
      issueKeys.length > 0
        ? `“${name}” was added below it. Its tags link it to ${listed(issueKeys, 0)}.`
        : `“${name}” was added below it. It is not linked to an issue yet.`,
    moved: (name: string, at: number, of: number, rule: string | undefined) =>
      `“${name}” is now scenario ${at} of ${of}${rule === undefined ? '' : `, in the rule “${rule}”`}.`,
    moveTitle: (name: string) => `Move “${name}” to another feature`,
    target: 'Move to the feature',
    targetOption: (name: string, path: string) => `${name} (${path})`,
    targetHelp:
      'It becomes the last scenario there. Its results, its stories and its place on them go with it; the background and the tags of this feature do not.',
    noTarget:
      'There is no other feature in this language that it could go to. Drafts and features in Markdown cannot take it.',
    move: 'Move',
    movedTo: (name: string, feature: string) => `“${name}” is in the feature “${feature}” now.`,
    openTarget: (feature: string) => `Open “${feature}”`,
    notMoved: 'The scenario was not moved',
    retyped: (name: string, testType: TestType) => `“${name}” is now ${testType}.`,
    removeTitle: (name: string) => `Delete “${name}”?`,
    removeConfirm: 'Delete scenario',
    removedWith: (issueKeys: readonly string[], hidden: number, outcome: string | undefined) => [
      'its text, also in the next download of your build',
      ...(outcome === undefined ? [] : [`its latest result (${outcome.toLowerCase()})`]),
      ...(issueKeys.length + hidden > 0
        ? [`its ${issueKeys.length + hidden === 1 ? 'link' : 'links'} to ${listed(issueKeys, hidden)}`]
        : []),
    ],
    removeAdvice: 'You can take it back right after, or later restore the text of before under “History”.',
    notRemoved: 'The scenario was not deleted',
  },
} as const;
