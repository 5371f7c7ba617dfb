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
    ],
  },
  {
    what: '30 days after a lapse began, everything is removed: not earlier, and for no single odd or missing reading.',
    by: [
      'test/host/retention › removes everything of a lapse after 30 days, whatever was still under way, and of nobody else',
      'test/host/retention › removes nothing in 60 days after a single reading that says lapsed',
      'test/host/retention › counts only days on which the licence was read: 29 days of silence between two lapses are none',
    ],
  },
  {
    what: 'Who asks for the removal of a project or the site sees the day, may cancel until then, and gets a certificate; it is over within 15 days.',
    by: [
      'test/browser/removal-request › is confirmed by its key, shown to who works there, and can be cancelled',
      'test/browser/removal-request › closes the project when it is due, and ends in a certificate to download',
      'test/host/removal-request › catches up on what was missed, and a trigger that comes twice does nothing twice',
      'test/host/removal-request › of the whole site goes by the request, which no renewal takes back',
    ],
  },
  {
    what: 'Nobody outside the installation reaches its data: there is no operator’s account, and logs carry no content.',
    by: ["test/host/tenants › never see each other's values in … calls of four people each (seed …)"],
  },
];
