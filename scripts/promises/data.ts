import type { Promised } from './panel';

/** What is promised of people's data, and the tests that show it. */
export const DATA: readonly Promised[] = [
  {
    what: 'Features, scenarios and reports are kept in Forge storage of the installation, and nowhere else.',
    by: [
      'test/host/manifest › the manifest and the code keep every rule',
      'test/host/removal-request › removes everything of the project and not a byte of any other, and leaves it as new',
    ],
  },
  {
    what: 'Jira is asked as the person who looks or acts wherever there is one, and only for projects that an admin has enabled. What is kept of Jira is in one table.',
    by: [
      'test/host/panel › goes by what Jira lets each person do',
      'test/host/panel › does nothing in a project that is not enabled',
    ],
  },
  {
    what: 'What Jira has for its search are issue properties: counts and times, never a text.',
    by: [
      'test/browser/loop › is walked from an empty story to a result that JQL finds',
      'test/host/jira-events › the app is uninstalled: its search properties go from Jira',
    ],
  },
  {
    what: 'Nobody signs in to the app: who acts is the platform’s word, what they may do is Jira’s.',
    by: [
      'test/host/panel › goes by what Jira lets each person do',
      'test/host/panel › refuses payloads it does not understand',
      'test/host/ci-api › refuses wrong credentials, another project, and a key without the scope',
    ],
  },
  {
    what: 'One customer cannot read what another has.',
    by: [
      "test/host/tenants › never see each other's values in … calls of four people each (seed …)",
      'test/host/audit › of one site tells nothing of another',
    ],
  },
  {
    what: 'The app calls no outside host; all else is HTTPS by the platform.',
    by: [
      'test/host/manifest › the manifest and the code keep every rule',
      'test/host/manifest › %s would be found',
    ],
  },
  {
    what: 'When the licence lapses, all can be read and nothing changed for 30 days; a renewal brings everything back.',
    by: [
      'test/host/licence › that has lapsed lets everything be read and nothing be changed',
      'test/host/retention › lets everything be read for 29 days of a lapse, and a renewal brings all back',
      'test/host/audit › tells of a lapse once, of its end once, and of one odd reading nothing',
      'core/rules/removal-timelines › keeps every byte of who has renewed before anything was removed',
    ],
  },
  {
    what: '30 days after a lapse began, everything is removed: not earlier, and for no single odd or missing reading.',
    by: [
      'test/host/retention › removes everything of a lapse after 30 days, whatever was still under way, and of nobody else',
      'test/host/retention › removes nothing in 60 days after a single reading that says lapsed',
      'core/rules/removal-timelines › removes nothing early: not before 30 days of a lapse that was never contradicted, nor before the day somebody chose',
      'core/rules/removal-timelines › leaves nothing of a lapse that lasts, nor of what somebody asked for, and shuts nobody out for good',
      'test/host/retention › counts only days on which the licence was read: 29 days of silence between two lapses are none',
    ],
  },
  {
    what: 'Who asks for the removal of a project or the site sees the day, may cancel until then, and gets a certificate; what was kept is removed within 15 days.',
    by: [
      'test/browser/removal-request › is confirmed by its key, shown to who works there, and can be cancelled',
      'test/browser/removal-request › closes the project when it is due, and ends in a certificate to download',
      'test/host/removal-request › catches up on what was missed, and a trigger that comes twice does nothing twice',
      'test/host/removal-request › of the whole site goes by the request, which no renewal takes back',
      'test/host/removal-turns › is gone on with by jobs, one after another, until its pass has ended',
    ],
  },
  {
    what: 'Such a removal leaves backups as they are: they age out, each 30 days after it was made, and what only they named goes with them.',
    by: [
      'test/host/removal-request › removes everything of the project and not a byte of any other, and leaves it as new',
      'test/host/backups › go when they are 30 days old, with all that only they named',
    ],
  },
  {
    what: 'Every day everything of a project is backed up, and each backup kept for 30 days.',
    by: [
      'test/host/removal-turns › leaves the other projects their backup of the day, and is gone on with the next',
      'test/host/backups › are made once a day, and list nothing new where nothing has changed',
      'core/backup/backup › each kept backup says what there was on its day, and nothing lies about that none of them names',
      'core/backup/backup › a backup is made once a day, kept for 30 days, and the newest for as long as there is no other',
      'test/host/storage-admin › lists the backups of all projects, and which of them are to be looked at',
    ],
  },
  {
    what: 'An admin restores a project or a feature from a backup, or puts a copy beside, and can take that back.',
    by: [
      'test/browser/backups › says what it would do, does it, and takes it back',
      'test/browser/backups › puts one feature beside as a copy',
      'test/host/backups › what was destroyed comes back byte by byte',
      'test/host/backup-kills › in the middle of restores',
    ],
  },
  {
    what: 'Backups are verified by hash: what is damaged is found and named, and the rest restored.',
    by: [
      'test/host/backups › a part that is damaged is found, named, and written again where nothing has changed',
      'test/host/backups › what the looking for changes has missed is found by looking through everything',
    ],
  },
  {
    what: 'Everything can be taken along, with a licence or without, and brought back here or on another site.',
    by: [
      'test/host/archive › brings everything back into an empty project with the same issues, record by record',
      'test/host/archive › is made while the licence has lapsed, and brought in when it is back',
      'test/browser/archive › a project goes from one site to another by its settings page, in the dark and at 400 px',
    ],
  },
  {
    what: 'Of an archive that is damaged the damage is named, and what is whole can be imported.',
    by: [
      'test/host/archive-damaged › in its part %s brings everything else, and the rest when it is whole',
      'test/browser/archive › a site exports all of its projects; of a file that was changed what is whole can be imported',
    ],
  },
  {
    what: 'A project keeps reports and earlier texts for as long as its admins choose; they see before what would go.',
    by: [
      'test/browser/kept › is counted before it is saved, goes with the next daily run, and stands in the log',
      'test/host/kept › is everything until somebody chooses otherwise; then old runs go, as the preview said',
    ],
  },
  {
    what: 'A project that Jira deletes for good is removed here a week later, unless it comes back.',
    by: [
      'test/host/project-deletion › is removed here a week later, as the site’s admins see and the log tells',
      'test/host/project-deletion › comes back from what looked like its deletion: everything is as it was, and no removal waits',
    ],
  },
  {
    what: 'The id of an account that is closed is nowhere any more within about a week, in backups after 30 days more.',
    by: [
      'test/host/accounts › is nowhere any more a week later; votes, questions, history and log still make sense',
      'test/host/accounts › is erased once and wholly, whatever is killed at whatever moment and delivered twice',
    ],
  },
  {
    what: 'Nobody outside the installation reaches its data: there is no operator’s account, and logs carry no content.',
    by: ["test/host/tenants › never see each other's values in … calls of four people each (seed …)"],
  },
];
