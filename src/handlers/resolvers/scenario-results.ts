import type { IssueContext } from '../../context';
import { contextView } from '../../features/context-view';
import type { ChildrenApi, ContextApi } from '../../invoke-api';
import { onChildren } from './children-context';
import { childrenFunctions } from './family';
import { nothing } from './payloads';
import { onIssue } from './issue-context';
import { functionsOf, joined, type Surface } from './surface';

const issueFunctions: Surface<Omit<ContextApi, keyof ChildrenApi>, IssueContext> = {
  load: { action: 'see', changes: false, payload: nothing, run: contextView },
};

export const scenarioResults = joined(
  functionsOf(onIssue('context'), issueFunctions),
  functionsOf(onChildren('context'), childrenFunctions),
);
