/** What is known of a scenario beside its text. A feature keeps one entry a scenario, in document order. */
export interface ScenarioEntry {
  /** Stays with the scenario through edits. */
  id: string;
  /** Absent: as the project's default says. */
  manual?: boolean;
  /** Ids (not keys) of the Jira issues it is linked to, each once. */
  issues: string[];
}

export type ScenarioTable = readonly ScenarioEntry[];

const within = (table: ScenarioTable, index: number): void => {
  if (!table[index]) throw new RangeError(`no entry ${index} among ${table.length}`);
};

/**
 * The table after `addScenario`, whose `index` goes here.
 * @throws RangeError when the position leaves a gap.
 */
export function addEntry(table: ScenarioTable, index: number, entry: ScenarioEntry): ScenarioEntry[] {
  if (index < 0 || index > table.length)
    throw new RangeError(`no place ${index} among ${table.length} entries`);
  return table.toSpliced(index, 0, entry);
}

/**
 * The table after `removeScenario`.
 * @throws RangeError when there is no such entry.
 */
export function removeEntry(table: ScenarioTable, index: number): ScenarioEntry[] {
  within(table, index);
  return table.toSpliced(index, 1);
}

/**
 * The table after `moveScenario`: from which position, to which.
 * @throws RangeError when there is no such entry, or no such place.
 */
export function moveEntry(table: ScenarioTable, from: number, to: number): ScenarioEntry[] {
  within(table, from);
  within(table, to);
  return table.toSpliced(from, 1).toSpliced(to, 0, ...table.slice(from, from + 1));
}

/** The entry with a link to one more issue. */
export function withIssue(entry: ScenarioEntry, issueId: string): ScenarioEntry {
  return entry.issues.includes(issueId) ? entry : { ...entry, issues: [...entry.issues, issueId] };
}

/** The entry without the link to an issue. */
export function withoutIssue(entry: ScenarioEntry, issueId: string): ScenarioEntry {
  return { ...entry, issues: entry.issues.filter((id) => id !== issueId) };
}
