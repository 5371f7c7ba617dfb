import { z } from 'zod';
import type { IssueContext } from '../../context';
import { contextView } from '../../features/context-view';
import type { ContextApi } from '../../invoke-api';
import { issueContext } from './issue-context';
import { surface } from './surface';

export const scenarioResults = surface<ContextApi, IssueContext>(
  { name: 'context', context: issueContext, projectOf: ({ issue }) => issue.projectId },
  {
    load: {
      action: 'see',
      changes: false,
      payload: z.object({}) as z.ZodType<Record<string, never>>,
      run: contextView,
    },
  },
);
