/** What a download tells of an issue a scenario is linked to. */
export interface IssueFacts {
  key: string;
  /** Display name, or an e-mail address. */
  assignee?: string | undefined;
  /** Names of the fix versions. */
  versions: readonly string[];
  /** `undefined`: this status is not to be shown. */
  status: 'OPEN' | 'WIP' | 'COMPLETED' | undefined;
}

/** Where one scenario stands. */
export interface ScenarioFacts {
  issues: readonly IssueFacts[];
  manual: boolean;
}

const STATUS_ORDER = ['OPEN', 'WIP', 'COMPLETED'] as const;

/**
 * A value as part of a tag: Gherkin ends a tag at a blank or another `@`, and some readers at a `#`. Blanks and `#`
 * become `_`, an `@` becomes `_at_`.
 */
function tagValue(value: string): string {
  return value.trim().replaceAll('@', '_at_').replace(/[\s#]/g, '_');
}

/** `@prefix` + value, or nothing where the value has nothing to say. */
function tag(prefix: string, value: string | undefined): string[] {
  const safe = tagValue(value ?? '');
  return safe === '' ? [] : [`@${prefix}${safe}`];
}

/**
 * The tags of a scenario in a download, each once, in the order clients of the old service rely on: issue keys,
 * assignees, fix versions, statuses (`@ORPHAN` without an issue), its own tags, `@MANUAL`.
 */
export function exportTags({ issues, manual }: ScenarioFacts, ownTags: readonly string[]): string[] {
  const statuses = STATUS_ORDER.filter((status) => issues.some((issue) => issue.status === status));
  return [
    ...new Set([
      ...issues.flatMap(({ key }) => tag('', key)),
      ...issues.flatMap(({ assignee }) => tag('assignee:', assignee)),
      ...issues.flatMap(({ versions }) => versions.flatMap((version) => tag('version:', version))),
      ...(issues.length === 0 ? ['@ORPHAN'] : statuses.map((status) => `@${status}`)),
      ...ownTags,
      ...(manual ? ['@MANUAL'] : []),
    ]),
  ];
}
