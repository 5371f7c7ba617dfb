import type { ProjectRecord } from './records';
import { ISSUE_TYPES, type IssueType } from './workflow';

/** What a project's configuration makes of the types of the site; without one, all as they are. */
export interface IssueScheme {
  /** Names of types that the project does not have. */
  withoutTypes: string[];
  /** Custom fields without which an issue of a type is not created: of the type's name, the field's id and name. */
  required: { type: string; field: string; name: string }[];
}

/** The types that issues of a project can have. */
export const typesOf = ({ scheme }: ProjectRecord): IssueType[] =>
  ISSUE_TYPES.filter(({ name }) => !scheme?.withoutTypes.includes(name));

/** What a new issue of a project lacks, by the ids of fields. No custom field can be set: none of them is modelled. */
export const missingFields = ({ scheme }: ProjectRecord, issueTypeId: string): Record<string, string> => {
  const type = ISSUE_TYPES.find(({ id }) => id === issueTypeId)?.name;
  const required = scheme?.required.filter((one) => one.type === type) ?? [];
  return Object.fromEntries(required.map(({ field, name }) => [field, `${name} is required.`]));
};
