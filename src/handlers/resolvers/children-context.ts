import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { z } from 'zod';
import { SITE, type Context } from '../../context';
import { AppError } from '../../errors';
import { JiraError, searchChildren, type JiraIssue } from '../../forge/jira';
import { PROPERTY } from '../../jira-search/property';
import { idFrom } from './payloads';
import { place, type Place } from './place';

const claim = z.object({ extension: z.object({ issue: z.object({ id: idFrom }) }) });

export type ChildrenContext = Context & { below: { issues: JiraIssue[]; more: boolean } };

/** Jira refuses a query that names an issue which is not there, or closed to who asks. */
async function askedFor(issueId: string): Promise<ChildrenContext['below']> {
  try {
    return await searchChildren(issueId, PROPERTY);
  } catch (error) {
    if (error instanceof JiraError && error.status === 400) throw new AppError('NotFound');
    throw error;
  }
}

/**
 * A call for the issues below an issue. The issue is the client's word; Jira answers the query for its children as this person, or
 * refuses it, and nothing but that answer is shown: no other question is needed. One Jira request, of as many points as issues.
 */
export const onChildren = (name: string): Place<ChildrenContext> =>
  place({
    name,
    claim,
    hint: 'Open this from an issue.',
    refs: () => [],
    early: () => Promise.resolve(),
    async context(base, { extension }) {
      const below = await askedFor(extension.issue.id);
      return { ...base, permissions: new Map([[SITE, new Set([PERMISSION_FOR.see])]]), below };
    },
    projectOf: () => SITE,
  });
