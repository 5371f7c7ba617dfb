import { notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { demand, type Place, visibleIssue } from './lookup';
import { setProperty } from './property-values';

const placeOf = (call: Call): Place => visibleIssue(call, pathValue(call, 'issueIdOrKey'));

const propertyNotFound = (key: string): Error => notFound(`The property '${key}' does not exist.`);

export const getPropertyKeys: Handler = {
  kind: 'read',
  handle(call) {
    const { issue } = placeOf(call);
    const keys = call.site.properties(issue.id).map(({ key }) => ({
      self: `${call.baseUrl}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}`,
      key,
    }));
    return { status: 200, body: { keys }, objects: keys.length };
  },
};

export const getProperty: Handler = {
  kind: 'read',
  handle(call) {
    const { issue } = placeOf(call);
    const key = pathValue(call, 'propertyKey');
    const property = call.site.property(issue.id, key);
    if (!property) throw propertyNotFound(key);
    return { status: 200, body: { key, value: property.value }, objects: 1 };
  },
};

export const putProperty: Handler = {
  kind: 'write',
  handle(call) {
    const { issue, project } = placeOf(call);
    demand(call, 'EDIT_ISSUES', project);
    const isNew = setProperty(call.site, issue.id, pathValue(call, 'propertyKey'), call.body);
    return { status: isNew ? 201 : 200 };
  },
};

export const deleteProperty: Handler = {
  kind: 'write',
  handle(call) {
    const { issue, project } = placeOf(call);
    demand(call, 'EDIT_ISSUES', project);
    const key = pathValue(call, 'propertyKey');
    if (!call.site.property(issue.id, key)) throw propertyNotFound(key);
    call.site.removeProperty(issue.id, key);
    return { status: 204 };
  },
};
