import type { IssueType, LinkType, Priority, Status, StatusCategory } from '../site/workflow';

export function statusCategoryView(baseUrl: string, category: StatusCategory): Record<string, unknown> {
  return { self: `${baseUrl}/rest/api/3/statuscategory/${category.id}`, ...category };
}

export function statusView(baseUrl: string, { id, name, category }: Status): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/status/${id}`,
    description: '',
    iconUrl: `${baseUrl}/images/icons/statuses/generic.png`,
    name,
    id,
    statusCategory: statusCategoryView(baseUrl, category),
  };
}

export function transitionView(baseUrl: string, status: Status): Record<string, unknown> {
  return {
    id: status.transitionId,
    name: status.name,
    to: statusView(baseUrl, status),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    looped: false,
  };
}

export function issueTypeView(baseUrl: string, type: IssueType): Record<string, unknown> {
  const { id, name, description, hierarchyLevel } = type;
  return {
    self: `${baseUrl}/rest/api/3/issuetype/${id}`,
    id,
    description,
    iconUrl: `${baseUrl}/images/icons/issuetypes/${name.toLowerCase()}.svg`,
    name,
    subtask: hierarchyLevel < 0,
    hierarchyLevel,
  };
}

export function priorityView(baseUrl: string, { id, name }: Priority): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/priority/${id}`,
    iconUrl: `${baseUrl}/images/icons/priorities/${name.toLowerCase()}.svg`,
    name,
    id,
  };
}

export function linkTypeView(baseUrl: string, type: LinkType): Record<string, unknown> {
  return { ...type, self: `${baseUrl}/rest/api/3/issueLinkType/${type.id}` };
}
