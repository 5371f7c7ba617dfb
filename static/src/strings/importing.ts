import type { Tool } from '@behave-pro/core/gherkin/importers';
import { plural } from './plural';

const TOOL_EXPORTS: Record<Tool, string> = {
  'behave-pro': 'a download of Behave Pro',
  xray: 'an export of Xray',
  assertthat: 'an export of AssertThat',
};

/** Texts of the import. */
export const importing = {
  import: {
    open: 'Import',
    openFirst: 'Import files',
    title: 'Import features',
    what: 'Choose .feature or .feature.md files, a folder of them, or a .zip; or drop any of them on this page. Other files are left alone.',
    chooseFiles: 'Choose files or a .zip',
    chooseFolder: 'Choose a folder',
    looking: 'Looking through what you chose',
    chosen: 'Ready to import',
    files: (n: number) => plural(n, 'feature file'),
    skipped: (n: number) => `${plural(n, 'other file')} left out`,
    refusedCount: (n: number) => `${plural(n, 'file')} refused`,
    nothing: 'There is no .feature file among what you chose.',
    onExisting: 'When a feature is already there',
    keep: 'Keep the project’s text',
    replace: 'Replace it by the file',
    merge: 'Merge the file with what was changed here',
    start: (n: number) => `Import ${plural(n, 'file')}`,
    check: 'See what would happen',
    origin: 'The files are',
    recognised: (tool: Tool) => `They look like ${TOOL_EXPORTS[tool]}.`,
    origins: {
      none: 'Feature files, taken as they are',
      'behave-pro': 'A download of Behave Pro',
      xray: 'An export of Xray',
      assertthat: 'An export of AssertThat',
    },
    originHelp: {
      none: '',
      'behave-pro':
        'What tags say of status, assignee and version comes from Jira again; @MANUAL is the test type.',
      xray: 'A test of several requirements becomes one scenario with links to all of them; it keeps its @TEST_ tag, by which it is found again. The execution it was exported from is left out.',
      assertthat: '@MANUAL and @AUTOMATED become the test type; numbers in file names go.',
    },
    checking: (done: number, total: number) => `Looked at ${done} of ${plural(total, 'file')}`,
    checked: {
      title: 'What would happen',
      nothingYet: 'Nothing is imported yet. This is what the import would do:',
      back: 'Back',
    },
    report: {
      title: 'File by file',
      columns: { file: 'File', outcome: 'What becomes of it', notes: 'What was found' },
      saveCsv: 'Save as CSV',
      saveText: 'Save as text',
      outcomes: {
        added: 'New feature',
        unchanged: 'Same as before',
        replaced: 'Changed',
        merged: 'Merged with what was changed here',
        kept: 'Kept as in the project',
        absent: 'Nothing left: its scenarios are in other files',
      },
      refused: (reason: string) => `Refused: ${reason}`,
      asked: (why: string) => `For you to decide: ${why}`,
      unsent: 'Not imported',
      path: (path: string) => `Imported as ${path}`,
      testTypes: (manual: number, automated: number) =>
        `Test type from tags: ${manual} manual, ${automated} automated`,
      requirements: (keys: string) => `Tags of requirements that link: ${keys}`,
      leftOut: (tags: string) => `Tags left out: ${tags}`,
      joined: (names: readonly string[], into: string) =>
        `${plural(names.length, 'repeated scenario')} kept once, in ${into}: ${names.join(', ')}`,
      differs: (names: readonly string[], from: string) =>
        `Reads differently than the same test in ${from}, so both stay: ${names.join(', ')}`,
      unclear: (names: readonly string[]) =>
        `Not clear which test it is, so each stays as it is: ${names.join(', ')}`,
      background: (keys: string) => `Background from precondition ${keys}`,
      asItIs: 'Cannot be read as Gherkin; taken as it is',
      notOfTool: 'Has no mark of the tool; taken as it is',
      scenarios: (n: number) => plural(n, 'scenario'),
      fresh: (n: number) => `${plural(n, 'scenario')} new in it`,
      gone: (n: number) => `${plural(n, 'scenario')} no longer in it`,
      arrived: (n: number) => `${plural(n, 'scenario')} from another file`,
      unknown: (keys: string) => `Tags that name no issue you may edit: ${keys}. They stay as tags`,
      draft: (line: number, message: string) => `Flagged as draft, line ${line}: ${message}`,
    },
    chooseOther: 'Choose other files',
    reading: (done: number, total: number) => `Reading ${done} of ${plural(total, 'file')}`,
    sending: (done: number, total: number) => `Imported ${done} of ${plural(total, 'file')}`,
    progress: 'Import progress',
    stop: 'Stop',
    stopping: 'Stopping after the files on their way',
    running: (done: number, total: number) => `Import: ${done} of ${plural(total, 'file')}`,
    stopped: 'The import stopped',
    endHere: 'End here',
    show: 'Show import',
    showResult: 'Show result',
    finished: (waiting: number) =>
      waiting === 0
        ? 'The import has ended'
        : `The import has ended; ${plural(waiting, 'file waits', 'files wait')} for you to decide`,
    close: 'Close',
    again: 'Import more',
    notLoaded: 'What reads the files could not be loaded. Check your connection and try again.',
    unanswered: 'The app did not say what became of it. Import it again.',
    decide: {
      title: (path: string, n: number, of: number) =>
        of === 1 ? `To decide: ${path}` : `To decide, ${n} of ${of}: ${path}`,
      later: 'Not now',
    },
    result: {
      title: 'Import result',
      added: (n: number) => `${n} added`,
      replaced: (n: number) => `${n} replaced`,
      merged: (n: number) => `${n} merged with what was changed here`,
      unchanged: (n: number) => `${n} unchanged`,
      kept: (n: number) => `${n} kept as in the project`,
      drafts: (n: number) => `${n} flagged as draft`,
      refused: (n: number) => `${n} refused`,
      open: (n: number) => `${n} not imported yet, waiting for you`,
      unsent: (n: number) => `${n} not imported, because you ended it`,
      skipped: (n: number) => `${plural(n, 'other file')} left out`,
      moved: (n: number) =>
        `${plural(n, 'scenario')} went to another file, with ${n === 1 ? 'its' : 'their'} links and results`,
      links: (n: number) => `${plural(n, 'link')} to issues made from tags`,
      none: 'Nothing was imported.',
      draftsTitle: 'Kept as flagged text',
      draftsText:
        'They cannot be read as Gherkin. They are stored as they came and left out of downloads until they are corrected.',
      refusedTitle: 'Refused',
      unknownTitle: 'Tags that name no issue',
      unknownText:
        'These tags look like issue keys, but you may not edit such an issue or there is none. The tags stay in the text.',
      openTitle: 'Not imported yet',
      openText: 'Only a person can decide about these files. Until then the project keeps what it has.',
      openAsks: 'It is not clear which scenarios of before its scenarios are.',
      openConflicts: 'It was changed at the same lines here and in the file.',
      openWaits: (path: string) =>
        `Scenarios moved between it and ${path}, about which you have to decide first.`,
      decide: 'Decide',
      decideFile: (path: string) => `Decide about ${path}`,
      keptTitle: 'Kept as in the project',
      keptText: 'The project has another text under these paths. It stays as it was.',
      columns: {
        file: 'File',
        line: 'Line',
        column: 'Column',
        reason: 'Reason',
        keys: 'Keys',
        next: 'Next step',
      },
      copy: 'Copy list',
      copyWhat: 'of files',
    },
    why: {
      absolute: 'Its path is absolute. Pack it with a path relative to a folder.',
      parent: 'Its path leads out of the zip (“..”).',
      control: 'Its path has characters no file name should have.',
      twice: 'Another file with this path came before it.',
      accents:
        'Another file came before it whose path is the same but for how its accents are written. Rename one of them.',
      tooLarge: 'It is too large to be stored as one feature. Split it.',
      unreadable: 'The browser could not read it. Check that it still exists and that you may read it.',
      notZip:
        'It is not a zip file this page can read. Choose the zip as it was downloaded, or pack the files again.',
      encrypted: 'It is encrypted. Pack it without a password.',
      method: 'It is packed in a way this page cannot read. Pack it as an ordinary zip.',
      damaged:
        'It is damaged: its content does not match its checksum. Use another copy of it, or pack it again.',
    },
  },
} as const;
