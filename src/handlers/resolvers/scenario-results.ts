import type { IssueContext } from '../../context';
import { contextView } from '../../features/context-view';
import type { ContextApi } from '../../invoke-api';
import { nothing } from './payloads';
import { onIssue } from './issue-context';
import { surface } from './surface';

export const scenarioResults = surface<ContextApi, IssueContext>(onIssue('context'), {
  load: {
    action: 'see',
    changes: false,
    payload: nothing,
    run: contextView,
  },
});
