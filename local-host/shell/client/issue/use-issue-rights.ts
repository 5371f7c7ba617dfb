import { createContext, useContext } from 'react';

/** What one may ask of an issue, in Jira's permission keys. */
export const ISSUE_RIGHTS = [
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ADD_COMMENTS',
  'CREATE_ISSUES',
  'LINK_ISSUES',
  'MOVE_ISSUES',
  'DELETE_ISSUES',
] as const;

export type IssueRight = (typeof ISSUE_RIGHTS)[number];

const Rights = createContext<ReadonlySet<string>>(new Set());

export const IssueRights = Rights.Provider;

/** Whether the signed-in person may, on the issue that is shown: as on Jira, who may not is not offered it. */
export function useMay(): (right: IssueRight) => boolean {
  const rights = useContext(Rights);
  return (right) => rights.has(right);
}
