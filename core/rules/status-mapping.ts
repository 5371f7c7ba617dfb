/** How far an issue is, as the tags of a download say it. */
export type ExportStatus = 'OPEN' | 'WIP' | 'COMPLETED';

/** By Jira status id, what a project's admin chose; `NONE`: no tag. A status that is not here goes by its category. */
export type StatusMapping = Readonly<Record<string, ExportStatus | 'NONE'>>;

/** What an admin chooses anew, by status id; `null`: by its category again. */
export type ChosenStatuses = Readonly<Record<string, ExportStatus | 'NONE' | null>>;

/** A mapping after something was chosen; what is not named stays. */
export function withChosen(mapping: StatusMapping, chosen: ChosenStatuses): StatusMapping {
  const all = Object.entries({ ...mapping, ...chosen });
  return Object.fromEntries(all.flatMap(([id, status]) => (status === null ? [] : [[id, status]])));
}

export interface IssueStatus {
  statusId: string | undefined;
  /** Key of Jira's status category: `new`, `indeterminate` or `done`; `undefined` is Jira's word for no category. */
  categoryKey: string | undefined;
}

const BY_CATEGORY = new Map<string, ExportStatus>([
  ['new', 'OPEN'],
  ['indeterminate', 'WIP'],
  ['done', 'COMPLETED'],
]);

/** The status a download shows for an issue; `undefined` when none is to be shown or Jira told no category. */
export function exportStatus(
  { statusId, categoryKey }: IssueStatus,
  mapping: StatusMapping,
): ExportStatus | undefined {
  const chosen = statusId !== undefined && Object.hasOwn(mapping, statusId) ? mapping[statusId] : undefined;
  if (chosen) return chosen === 'NONE' ? undefined : chosen;
  return categoryKey === undefined ? undefined : BY_CATEGORY.get(categoryKey);
}
