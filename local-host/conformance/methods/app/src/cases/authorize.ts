type Check = () => Promise<boolean>;

/** Asks every question that an authorization offers; answers those with a yes. */
export async function grantedOf(checks: object, names: readonly string[]): Promise<string[]> {
  const granted: string[] = [];
  for (const name of names) {
    if (await (checks as Record<string, Check>)[name]?.()) granted.push(name);
  }
  return granted;
}

/** What an authorization can be asked about issues, and about projects. */
export const ISSUE_CHECKS = [
  ...(['canAssign', 'canCreate', 'canEdit', 'canMove', 'canDelete', 'canAddComments'] as const),
  ...(['canEditAllComments', 'canDeleteAllComments'] as const),
  ...(['canCreateAttachments', 'canDeleteAllAttachments'] as const),
];

export const PROJECT_CHECKS = [
  ...(['canAssignIssues', 'canCreateIssues', 'canEditIssues', 'canMoveIssues'] as const),
  ...(['canDeleteIssues', 'canAddComments', 'canEditAllComments'] as const),
  ...(['canDeleteAllComments', 'canCreateAttachments', 'canDeleteAllAttachments'] as const),
];
