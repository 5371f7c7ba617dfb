import type { AuditFact, KeyScope } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day } from '../time';

const words = strings.audit;

/** A setting of several parts is named `setting.part`. */
function nameOf(name: string): string {
  const [whole = name, ...part] = name.split('.');
  const said = words.facts[whole] ?? whole;
  return part.length ? `${said} ${part.join('.')}` : said;
}

type Value = AuditFact['value'];

const DAYS = ['since', 'removalFrom', 'expires', 'dueAt'];

const scopesOf = (value: string): string =>
  value
    .split(' ')
    .map((scope) => strings.settings.keys.scopeNames[scope as KeyScope] ?? scope)
    .join(', ');

function valueOf(name: string, value: Value): string {
  if (value === undefined) return words.notChosen;
  if (typeof value === 'boolean') return value ? words.on : words.off;
  const text = String(value);
  if (DAYS.includes(name)) return day(text);
  if (name === 'why') return words.reasons[text] ?? text;
  if (name === 'scopes') return scopesOf(text);
  if (name === 'defaultTestType' && (text === 'automated' || text === 'manual'))
    return strings.testType[text];
  return text;
}

/** A fact of an entry for people. */
export function factWords({ name, value, from, to }: AuditFact): string {
  if (value !== undefined) return words.fact(nameOf(name), valueOf(name, value));
  return words.change(nameOf(name), valueOf(name, from), valueOf(name, to));
}
