import type { ReadKind } from '../archive/kinds';
import type { ArchivedKind } from '../../../src/invoke-api';
import { plural } from './plural';

/** Texts of exporting and importing everything, on the settings page and the admin page. */
export const archive = {
  archive: {
    title: 'Export and import everything',
    ofProject:
      'One file with everything Behave Pro keeps of this project: features, links, votes, questions, example maps, defects, results, history and settings. It can be brought back here or on another site, and its features can be used without Behave Pro.',
    ofSite:
      'One file with everything Behave Pro keeps of this site, project by project. It can be brought back here or on another site, and its features can be used without Behave Pro.',
    lapsed: 'Exporting needs no licence. Importing returns with a renewal.',
    secrets: 'API keys are listed by name only: their secrets leave with nothing.',
    kinds: {
      project: 'Settings',
      feature: 'Features',
      issue: 'Stories',
      'example-map': 'Example maps',
      run: 'Runs',
      'run-part': 'Results of runs',
      latest: 'Newest results',
      version: 'Earlier texts',
      saves: 'Saves',
      gone: 'Removed features',
      audit: 'Audit log',
      'api-key': 'API keys',
      removal: 'Certificates',
    } satisfies Record<ArchivedKind, string>,
    waiting: (seconds: number) =>
      `Too much is going on at once; it goes on by itself in ${plural(seconds, 'second')}.`,
    progress: 'Progress',
    cancel: 'Cancel',
    stopping: 'Stopping after what is on its way',
    export: {
      start: 'Export everything',
      failed: 'The export was not made',
      cancelled: 'The export was cancelled. No file was made.',
      looking: 'Looking what there is to export',
      reading: (project: string | undefined, kind: string, done: number, total: number) =>
        `${project === undefined ? '' : `${project}: `}${kind}, ${done} of ${total} read`,
      done: (name: string, features: number) => `${name} was made, with ${plural(features, 'feature')}.`,
      unsettled: (n: number) =>
        `${plural(n, 'feature')} went on being changed meanwhile: each is whole, but they may not fit together. Export again when it is quieter.`,
      tooMuch: 'This is more than one archive holds. Export each project in its own settings.',
    },
    import: {
      open: 'Import an archive…',
      chooseTitle: 'Choose an archive',
      choose: 'Choose file',
      chooseHelp:
        'A zip that Behave Pro has exported. Nothing is changed before you have seen what it would come to.',
      checking: (done: number, total: number) => `${done} of ${plural(total, 'file')} of the archive checked`,
      why: {
        notZip: 'This is no zip, or not all of it. Choose the file that was exported.',
        notArchive:
          'This zip was not exported by Behave Pro. Features in a zip are imported on the project page.',
        later: 'A later version of Behave Pro has made this archive. Upgrade the app first.',
        manifest:
          'The archive is damaged: archive.json, which says what is in it, is not as it was written. Use another copy of the file. Without one, unpack it: features that are whole can be imported on the project page.',
        damaged: (path: string) => `The archive is damaged: ${path}`,
      },
      damagedTitle: 'The archive is damaged. Nothing was imported.',
      damage: {
        missing: 'is missing',
        changed: 'is not as it was written',
        unknown: 'is not of this archive',
      },
      damagedHelp: 'Use another copy of the file, if there is one.',
      wholeHelp:
        'Else import what is whole. What is missing can come later from a whole copy, but for earlier texts and saves of features that are here by then.',
      nothingWhole: 'Nothing in it that an import brings in is whole.',
      importWhole: 'Import what is whole',
      wouldMiss: (project: string) => `An import of ${project} would go without:`,
      missed: 'The archive is damaged. Left out are:',
      wouldMissNothing: 'Only files are damaged that an import does not need: nothing would be missing.',
      lost: {
        project: () => 'Settings: the project keeps its own',
        issue: (n) =>
          `What belongs to ${plural(n, 'story', 'stories')}: votes, questions, defects, the order of scenarios`,
        'example-map': (n) => plural(n, 'example map'),
        'jira-issues': () =>
          'Keys of issues: on another site nothing is linked, and nothing comes that belongs to an issue',
        version: (n) => plural(n, 'earlier text'),
        saves: () => 'Older saves: who changed features, and when',
        feature: (n, project) =>
          `${plural(n, 'feature')}, with links, earlier texts and newest results. Texts can be whole all the same: unpack the zip, and drop what is in ${project}/features on the project page`,
        latest: (n) => `Newest results of ${plural(n, 'feature')}`,
        'run-part': () => 'Results of runs, scenario by scenario',
        run: (n) => plural(n, 'run'),
        gone: (n) => plural(n, 'removed feature'),
      } satisfies Record<ReadKind, (n: number, project: string) => string> as Record<
        ReadKind,
        (n: number, project: string) => string
      >,
      about: (at: string, site: string) => `Exported on ${at} from ${site}`,
      projectsTitle: 'Projects in the archive',
      columns: { project: 'In the archive', target: 'Goes into', features: 'Features' },
      targetOf: (key: string) => `Project that ${key} goes into`,
      notImported: 'Not imported',
      look: 'Look what would be imported',
      looking: (project: string, kind: string, done: number, total: number) =>
        `${project}: ${kind}, ${done} of ${total} compared`,
      failed: 'The archive was not imported',
      lookFailed: 'The archive could not be compared',
      reviewTitle: (from: string, to: string) => `${from} into ${to}`,
      kindColumn: 'Kind',
      outcomes: {
        new: 'New here',
        replaced: 'Replaced',
        merged: 'Brought together',
        copied: 'As copies',
        same: 'The same',
        different: 'Different here',
        refused: 'Not possible',
      },
      noneNew: 'No feature is new here. Runs and results that are missing come along.',
      also: 'Also comes along: earlier texts of new features, runs with their results, removed features.',
      unknown: (issues: number, links: number) =>
        `${plural(issues, 'issue')} of the archive ${issues === 1 ? 'is' : 'are'} not in Jira here, or not for you: ${plural(links, 'link')} of scenarios and what was said of ${issues === 1 ? 'it' : 'them'} cannot come. Import the archive once more when ${issues === 1 ? 'it is' : 'they are'} there.`,
      copies: (n: number) =>
        `${plural(n, 'scenario')} came as ${n === 1 ? 'a copy' : 'copies'} without links, since another feature has ${n === 1 ? 'it' : 'them'} here.`,
      ofDifferent: 'Where the archive and the project are different',
      onDifferent: {
        keep: 'Keep what is here',
        take: 'Take what is in the archive; what is here stays in the history of each feature',
        both: 'Keep both: features of the archive come as copies without links',
      },
      showDetails: 'Details',
      further: (n: number) => `and ${n} more`,
      line: (number: number) => `line ${number}`,
      noRecord: 'This is no record.',
      issueOf: (key: string | undefined, id: string) => key ?? `Issue ${id}`,
      start: 'Import',
      back: 'Choose another archive',
      importing: (project: string, kind: string, done: number, total: number) =>
        `${project}: ${kind}, ${done} of ${total}`,
      issues: 'Issues',
      stopped:
        'The import stopped. What was imported so far stays. Go on now, or import the archive once more another time: what is here by then is passed over.',
      goOn: 'Go on',
      doneTitle: 'The archive was imported',
      wholeDoneTitle: 'What is whole of the archive was imported',
      doneText: 'Lists and search in Jira follow within minutes.',
      close: 'Close',
      nothing: 'Choose at least one project to import.',
    },
    readme: `This archive was made by Behave Pro, an app for Jira Cloud.

<PROJECT>/features/   Every feature as a file, byte for byte as it was written, in its folders; also those
                      that cannot be read as Gherkin yet. Any tool that knows Gherkin can use them.
<PROJECT>/records/    Everything else of the project, one kind of records a file, one record a line, as JSON:
                      enough for Behave Pro to bring all of it back. jira-issues.jsonl says which issue
                      each id is.
site/records/         What belongs to no project.
archive.json          What is in here, from where and when, with the size and SHA-256 of every file.

Import it in Jira: Project settings, Behave Pro, Data, "Export and import everything"; for a whole site in
the administration of Jira, Apps, Behave Pro, Data. A file that was changed is found, and named
before anything is imported.
There are no secrets in it: API keys are listed by name. It does hold account ids of people, and what they wrote.
`,
  },
} as const;
