import type { AuditFact, AuditNote, AuditValue } from '@behave-pro/core/audit';
import type { ProjectBody } from '../records/kinds';

/** What of a project's record no admin sets. */
type NoSetting = 'key' | 'name' | 'state' | 'away' | 'rebuild' | 'sweep' | 'keys';

/** As the log names it where nothing goes. */
const EVERYTHING = 'everything';

type Small = Record<string, AuditValue | undefined>;

const each = (name: string, of: object | undefined, small: (value: unknown) => AuditValue): Small =>
  Object.fromEntries(Object.entries(of ?? {}).map(([key, value]) => [`${name}.${key}`, small(value)]));

/** Each setting as the log tells it: small values by name. A new one is decided on here. */
const TOLD: {
  [Name in Exclude<keyof ProjectBody, NoSetting>]-?: (value: ProjectBody[Name]) => Small;
} = {
  defaultTestType: (defaultTestType) => ({ defaultTestType }),
  defaultLanguage: (defaultLanguage) => ({ defaultLanguage }),
  // A project that never chose behaves as one that chose not to.
  mirrorQuestions: (mirrorQuestions = false) => ({ mirrorQuestions }),
  notifyWatchers: (notifyWatchers = false) => ({ notifyWatchers }),
  defectType: (defectType) => ({ defectType }),
  // Days; a project that never chose keeps everything.
  retention: ({ runDays = EVERYTHING, versionDays = EVERYTHING } = {}) => ({
    keepRuns: runDays,
    keepVersions: versionDays,
  }),
  statusMapping: (mapping) => each('statusMapping', mapping, String),
  lint: (lint) =>
    each('lint', lint, (chosen) => (typeof chosen === 'boolean' ? chosen : JSON.stringify(chosen))),
};

const told = (body: ProjectBody): Small =>
  Object.assign({}, ...Object.entries(TOLD).map(([name, of]) => of(body[name as never])));

function changed(before: Small, after: Small): AuditFact[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [from, to] = [before[name], after[name]];
    if (from === to) return [];
    return [{ name, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/** What saving a project's settings tells the audit log; nothing where nothing was changed. */
export function settingsNotes(before: ProjectBody, after: ProjectBody): AuditNote[] {
  const facts = changed(told(before), told(after));
  const isTurned = before.state !== after.state;
  return [
    ...(isTurned
      ? [{ action: after.state === 'enabled' ? 'project-enabled' : 'project-disabled' } as const]
      : []),
    ...(facts.length ? [{ action: 'settings-changed', facts } as const] : []),
  ];
}
