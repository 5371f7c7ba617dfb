import type { Field, Property } from '@atlaskit/jql-ast';
import { badRequest, notModelled } from '../rest/errors';
import type { PropertyAlias } from '../rest/handler';
import { issueField } from './issue-fields';
import { propertyField } from './property-fields';
import type { SearchField } from './search-field';

/** Fields of Jira itself that the stand-in does not model: refused as such, not called unknown. */
const UNMODELLED = new Set(
  `affectedversion approvals attachments category comment component creator development due duedate environment
  epic epiclink filter hierarchylevel issuelink issuelinktype lastviewed level originalestimate project.property
  projecttype remainingestimate request-channel-type resolution resolved resolutiondate search savedfilter sla
  sprint statuscategorychangeddate subtasks team timeestimate timeoriginalestimate timespent voter votes watcher
  watchers workratio worklogauthor worklogcomment worklogdate`.split(/\s+/),
);

/**
 * The field that a query names: an issue field, a declared search alias, or `issue.property[key].path`.
 * @throws RestError 400 when there is none, 501 when only Jira has it.
 */
export function resolveField(field: Field, aliases: readonly PropertyAlias[]): SearchField {
  const name = field.value;
  const property = field.properties?.[0];
  if (property) return entityProperty(field, property, aliases);
  const known = issueField(name);
  if (known) return known;
  const alias = aliases.find(({ searchAlias }) => searchAlias?.toLowerCase() === name.toLowerCase());
  if (alias) return propertyField(name, alias);
  if (UNMODELLED.has(name.toLowerCase()) || /^cf\[\d+\]$/.test(name)) {
    throw notModelled(`The JQL field '${name}'`);
  }
  throw unknownField(name);
}

function entityProperty(field: Field, property: Property, aliases: readonly PropertyAlias[]): SearchField {
  const key = property.key?.value ?? '';
  const path = (property.path ?? [])
    .map(({ value }) => value)
    .join('')
    .replace(/^\./, '');
  const name = `${field.value}[${key}].${path}`;
  if (field.value.toLowerCase() !== 'issue.property') throw notModelled(`The JQL field '${name}'`);
  // Jira indexes what an app declares and nothing else of a property.
  const declared = aliases.find((alias) => alias.propertyKey === key && alias.path === path);
  if (!declared) throw unknownField(name);
  return propertyField(name, declared);
}

const unknownField = (name: string): Error =>
  badRequest(`Field '${name}' does not exist or you do not have permission to view it.`);
