import { holds, mayBrowse } from '../permissions/grants';
import { badRequest, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import type { IssueRecord, LinkRecord, ProjectRecord } from '../site/records';
import { LINK_TYPES, type LinkType } from '../site/workflow';
import { linkView } from '../views/issue';
import { linkTypeView } from '../views/workflow';
import { type Place, visibleIssue } from './lookup';
import { refuseUnmodelledMembers } from './refuse';

export const getLinkTypes: Handler = {
  kind: 'read',
  handle({ baseUrl }) {
    const issueLinkTypes = LINK_TYPES.map((type) => linkTypeView(baseUrl, type));
    return { status: 200, body: { issueLinkTypes }, objects: issueLinkTypes.length };
  },
};

interface LinkRequest {
  type: Partial<LinkType>;
  inwardIssue: { id?: string; key?: string };
  outwardIssue: { id?: string; key?: string };
}

/** `inwardIssue` *clones* `outwardIssue`. A link that is there already is not made again, and is no error. */
export const linkIssues: Handler = {
  kind: 'write',
  handle(call) {
    const { type, inwardIssue, outwardIssue, ...rest } = call.body as LinkRequest;
    refuseUnmodelledMembers(rest, []);
    const typeId = linkTypeOf(type).id;
    const inward = visibleIssue(call, String(inwardIssue.id ?? inwardIssue.key ?? '')).issue;
    const outward = visibleIssue(call, String(outwardIssue.id ?? outwardIssue.key ?? ''));
    // The reference says 404 where other operations say 403, and which of the two projects counts.
    if (!mayLink(call, outward.project)) throw notFound('No Link Issue Permission for issue.');
    if (inward.id === outward.issue.id) throw badRequest('You cannot link an issue to itself.');
    const wanted = { typeId, inwardIssueId: inward.id, outwardIssueId: outward.issue.id };
    const known = call.site.links(inward.id).some((link) => sameLink(link, wanted));
    if (!known) call.site.putLink({ id: String(call.site.next('link', 9_999)), ...wanted });
    return { status: 201 };
  },
};

export const getLink: Handler = {
  kind: 'read',
  handle(call) {
    const { link, inward, outward } = visibleLink(call);
    const ends = { inward: inward.issue, outward: outward.issue };
    return { status: 200, body: linkView(link, ends, call), objects: 1 };
  },
};

export const deleteLink: Handler = {
  kind: 'write',
  handle(call) {
    const { link, inward, outward } = visibleLink(call);
    if (!mayLink(call, inward.project) && !mayLink(call, outward.project)) {
      throw notFound('No Link Issue Permission for issue.');
    }
    call.site.removeLink(link.id);
    return { status: 204 };
  },
};

/** The link that the path names, with both its ends. @throws RestError 400, or 404 when an end may not be seen. */
function visibleLink(call: Call): { link: LinkRecord; inward: Place; outward: Place } {
  const id = pathValue(call, 'linkId');
  if (!/^\d+$/.test(id)) throw badRequest(`The issue link id '${id}' is not valid.`);
  const link = call.site.link(id);
  const inward = link && placeOf(call, call.site.issue(link.inwardIssueId));
  const outward = link && placeOf(call, call.site.issue(link.outwardIssueId));
  if (!link || !inward || !outward) throw notFound(`No issue link with id '${id}' exists.`);
  return { link, inward, outward };
}

function placeOf({ site, principal }: Call, issue: IssueRecord | undefined): Place | undefined {
  const project = issue && site.project(issue.projectId);
  return issue && project && mayBrowse(principal, project) ? { issue, project } : undefined;
}

function linkTypeOf({ id, name }: Partial<LinkType>): LinkType {
  const type = LINK_TYPES.find((known) => (id === undefined ? known.name === name : known.id === id));
  if (!type)
    throw notFound(`No issue link type with ${id === undefined ? 'name' : 'id'} '${id ?? name}' found.`);
  return type;
}

const mayLink = ({ principal }: Call, project: ProjectRecord): boolean =>
  holds(principal, 'LINK_ISSUES', project);

const sameLink = (link: LinkRecord, other: Omit<LinkRecord, 'id'>): boolean =>
  link.typeId === other.typeId &&
  link.inwardIssueId === other.inwardIssueId &&
  link.outwardIssueId === other.outwardIssueId;
