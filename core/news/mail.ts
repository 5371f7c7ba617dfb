import { oneLine, shortened } from '../one-line';
import type { Told } from './told';

/** What a mail about one issue says. */
export interface NewsMailFacts {
  issueKey: string;
  /** Display names of who made the changes. */
  people: readonly string[];
  changes: readonly Omit<Told, 'by'>[];
  /** Whoever gets the mail may not be allowed to see the scenarios: it then says only how many changed. */
  withNames: boolean;
}

/** A mail as Jira sends it. */
export interface NewsMail {
  subject: string;
  textBody: string;
  htmlBody: string;
}

/** Scenarios a mail names one by one. */
const NAMED = 30;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Of a name in a list: files have them of any length. */
const MAX_NAME_CHARS = 200;

/** Marks that turn the direction of what follows, the app's own words too. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

const named = (name: string): string => shortened(oneLine(name.replace(DIRECTIONS, ' ')), MAX_NAME_CHARS);

/** A name on one line, in quotes. */
const quoted = (name: string): string => (named(name) ? `“${named(name)}”` : 'A scenario without a name');

function lineOf({ what, name, formerName = '' }: Omit<Told, 'by'>): string {
  if (what === 'removed') return `${quoted(name)} was removed.`;
  if (what === 'changed') return `${quoted(name)} was changed.`;
  return name.trim()
    ? `${quoted(formerName)} was changed and is now called ${quoted(name)}.`
    : `${quoted(formerName)} was changed and has no name now.`;
}

const scenarios = (count: number): string => (count === 1 ? '1 scenario' : `${count} scenarios`);

/** Names as a sentence lists them; more than three are counted. */
function listed(people: readonly string[]): string {
  if (!people.length) return 'Somebody';
  const all = people.map(named);
  const some = all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} others`] : all;
  return some.length === 1 ? `${some[0]}` : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}

/** The mail to those who watch an issue whose linked scenarios changed. Names of people and scenarios are shown as text. */
export function newsMail({ issueKey, people, changes, withNames }: NewsMailFacts): NewsMail {
  const head = `${listed(people)} changed ${scenarios(changes.length)} linked to ${issueKey}${withNames ? ':' : '.'}`;
  const more = changes.length - NAMED;
  const lines = withNames
    ? [...changes.slice(0, NAMED).map(lineOf), ...(more > 0 ? [`And ${more} more.`] : [])]
    : [];
  const tail = `To see what they say now, open ${issueKey} in Jira and look at “Acceptance criteria”. You get this mail because you watch ${issueKey}.`;
  return {
    subject: `${issueKey}: acceptance criteria changed`,
    textBody: [head, lines.map((line) => `- ${line}`).join('\n'), tail].filter(Boolean).join('\n\n'),
    htmlBody: [
      `<p>${escaped(head)}</p>`,
      ...(lines.length ? [`<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`] : []),
      `<p>${escaped(tail)}</p>`,
    ].join('\n'),
  };
}
