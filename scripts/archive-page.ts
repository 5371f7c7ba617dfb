import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from '../core/archive';
import { ARCHIVED, type AnyKind } from '../src/records/archived';

const kinds = Object.entries(ARCHIVED) as [AnyKind, (typeof ARCHIVED)[AnyKind]][];

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

function table(): string {
  const rows = kinds.map(([kind, treatment]) => {
    const holds = 'holds' in treatment ? treatment.holds : '';
    const more =
      'without' in treatment ? `Without: ${treatment.without}` : 'why' in treatment ? treatment.why : '';
    return row(`\`${kind}\``, treatment.as, holds, more);
  });
  return [row('kind', 'comes back', 'holds', ''), row('---', '---', '---', '---'), ...rows].join('\n');
}

/** `docs/archive-format.md`. */
export const archivePage = (): string => `# The archive of everything

A project admin exports a project, a Jira admin a project or the whole site, as one zip; also while the licence has lapsed. It needs
nothing of ours to be read, and it brings everything back. The table at the end is made from the code.

## What is in it

| path                                | what it is                                                                                  |
| ----------------------------------- | ------------------------------------------------------------------------------------------- |
| \`archive.json\`                      | what the archive is, and what all other files are                                           |
| \`README.txt\`                        | the same in a few words, for who finds the file                                             |
| \`<PROJECT>/features/<path>\`         | each feature byte for byte under its path, drafts among them; with a number where a disk would take two for one                                |
| \`<PROJECT>/records/<kind>.jsonl\`    | the records of a kind, one a line                                                           |
| \`<PROJECT>/records/jira-issues.jsonl\` | \`{"id", "key"}\`: which issue each id is that the records name; no key where it was not told |
| \`site/records/<kind>.jsonl\`         | in an archive of the site, what belongs to no project                                       |

\`archive.json\` has \`format\` ("${ARCHIVE_FORMAT}"), \`version\` (${ARCHIVE_VERSION}; a reader refuses a later one), \`appVersion\`, \`exportedAt\`, \`site\` (its
address), \`of\` ("project" or "site"), \`projects\` (id, key, name, \`counts\` by kind, \`unsettled\`: see below) and \`parts\`: path, bytes, sha256 and, of records, how
many. A file without a line in \`parts\`, a line without its file and a file with another hash are damage; one without a line is never read. Of \`archive.json\` itself the
checksum of the zip speaks. The sha256 of \`archive.json\` is the archive's name. Unpacked and packed again it is
the same archive, also with a folder around it and with what disks put beside files.

A record is \`{"key", "at", "attributes", "body"}\`: its key in the storage, the time of its last write, what indexes know of it, and its content as
the app works with it (\`src/records/kinds.ts\`). Nothing is packed or encoded. Features in the records are the authority; the files beside
them are for people and tools, and an import does not look at them.

The zip has at most 65,000 files and 4 GB: a site with more is exported project by project.

## At one moment

Records are read by key, strictly; lists only say which keys there are, and whatever is named by something that was read is asked for by name,
since lists lag: stories of features, runs of newest results, parts of runs, versions and older saves.

A feature is one record, its text and its links together, so it is whole whenever it is read. What can tear is a scenario that goes from one
feature to another. Every such change is one of the catalogue. So the catalogue is read before and after: features whose line is another one are read
again until it has not changed meanwhile, up to five times. Those that still change are named as \`unsettled\`. What is derived from features, lists
of stories among it, is brought in line with them by the import, so that it cannot contradict them.

Votes, results and the like are as they were when they were read, after the features: a vote can be for a text that is a moment newer. It is shown as stale then.

## Importing

Every hash is compared before anything is asked of Jira. Where one is wrong the file is named, with what an import would go without, and nothing is
imported unless somebody chooses _Import what is whole_ ([decision 0026](decisions/0026-what-is-whole-of-a-damaged-archive.md)). A part is whole or left out:

| damaged | an import goes without | a whole copy, imported later, brings |
| --- | --- | --- |
| \`archive.json\` | everything: nothing says any more what is in the zip, and whether it is whole. Features can be unpacked, and imported as files | all |
| \`feature.jsonl\` | the project's features, with their links, earlier texts and newest results | all |
| \`jira-issues.jsonl\` | keys of issues: nothing on the site it is from; elsewhere all links, and what belongs to issues | all, with _take what is in the archive_ |
| \`issue.jsonl\` | votes, questions, defects, ranks. Links come with features | all, with _take what is in the archive_ |
| \`run.jsonl\` | runs, and what is in \`run-part.jsonl\` | all |
| \`version\`, \`saves\` | earlier texts, older saves: the history of a feature still names them | those of features that are new then |
| other records | themselves | all; settings with _take what is in the archive_ |
| other files | nothing | |

**Where to.** Projects go by key, or where the admin says. Issues go by id on the site the archive is from, elsewhere, or where Jira has no such
issue, by key; where the project of that key is called otherwise by now, by its new key and the number. A project's admin links the issues that they may edit, a Jira admin what Jira has.
What was said of an issue that is in another project here is for a Jira admin to bring in: who may link an issue speaks for nobody there.
What an issue that is not here would have, is left out and named: links, votes, questions, cards. An id is never kept for later, since it is
another issue's on another site. Importing the archive once more, when the issue is there, brings it (_take what is in the archive_).

**What is here already.** A feature is known by its id, else by its path. Paths come as they were kept; a copy's that would be too long loses the end of its name. The same is passed over. What differs goes by one choice for all:

| choice | features                                                            | what was said of a story, cards    | settings  |
| ------ | ------------------------------------------------------------------- | ---------------------------------- | --------- |
| keep   | stay as they are                                                    | stay as they are                   | stay      |
| take   | become the archive's; the text of before stays in their history     | both; the archive's where both say | replaced  |
| both   | stay; the archive's come beside them as copies, with a number, without links | both; those here where both say | stay |

A scenario that another feature here has comes as a copy, without links. A feature whose id another _project_ has, as when a project is
brought into a second one, or one that the other project has removed, is a copy as a whole. What was removed here comes back as the archive
has it; what it said when it was removed stays in its history. A run is known by its report, a result gives way to a newer one, a version is named by its text.

**How.** The page sends up to 60 records a step; each step is a transaction, or a few. A step that comes twice, after a lost answer, does nothing
twice, and an import that broke off is gone on with by importing anew: what is there is the same by then. Stories come first, so that features find their lists in
rank order; features then have the job \`link-issues\` bring lists in line, and \`collect-vocabulary\` the words. At the end what no feature says is taken out of the lists, and
\`mirror-issues\` writes the search properties.

**What is kept of times and people.** Saves, votes, questions, runs and the day a feature was removed keep theirs, and the account ids of who did it. When a
record was last written is the import's time; its count of writes begins anew. Mails that were due are not sent.

**Whose word it is.** A hash finds damage, not a forger: who may import can have changed what an archive says, for example who voted. Shapes are checked as strictly as
if nobody had written them. A line that is no such record, or is there twice, is left out and named, and all others come. Nothing is linked that the person may not link. The audit log tells who exported and who imported what.

## What becomes of each kind

${table()}
`;
