import { countNew, lastAction, MAX_CARDS, type ExampleMap } from '@behave-pro/core/example-map';
import { may, type IssueContext } from '../context';
import type { BoardView, CardView } from '../invoke-api';
import { consult } from '../records/change';
import type { IssueBody, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { isOpen } from '../settings/project-state';
import { iso } from '../time';
import { readMap } from './board-record';

interface Card {
  id: string;
  text: string;
  applied?: { at: number; featureId?: string; scenarioId?: string; questionId?: string };
}

const cardView = (
  { id, text, applied }: Card,
  isThere: (applied: NonNullable<Card['applied']>) => boolean,
): CardView => ({
  id,
  text,
  ...(applied && {
    applied: {
      at: iso(applied.at * 1000),
      ...(applied.featureId !== undefined && { featureId: applied.featureId }),
      ...(applied.scenarioId !== undefined && { scenarioId: applied.scenarioId }),
      ...(applied.questionId !== undefined && { questionId: applied.questionId }),
      ...(!isThere(applied) && { gone: true as const }),
    },
  }),
});

/** The example map of a story for people. */
export function boardView(
  context: IssueContext,
  map: ExampleMap,
  { issue, project }: { issue: IssueBody | undefined; project: ProjectBody | undefined },
): BoardView {
  const scenarios = new Set(issue?.links.map(({ scenarioId }) => scenarioId));
  const asked = new Set(issue?.agreement?.questions.map(({ id }) => id));
  const isThere = ({ scenarioId, questionId }: NonNullable<Card['applied']>): boolean =>
    (scenarioId === undefined || scenarios.has(scenarioId)) &&
    (questionId === undefined || asked.has(questionId));
  const isActive = project !== undefined && isOpen(project) && context.licence !== 'lapsed';
  const mayHere = (action: 'discuss' | 'edit'): boolean =>
    isActive && may(context, action, context.issue.projectId);
  const action = lastAction(map);
  return {
    rules: map.rules.map((rule) => ({
      ...cardView(rule, isThere),
      examples: rule.examples.map((card) => cardView(card, isThere)),
    })),
    questions: map.questions.map((card) => cardView(card, isThere)),
    newCards: countNew(map),
    maxCards: MAX_CARDS,
    canEdit: mayHere('discuss'),
    canApply: mayHere('edit'),
    ...(action !== undefined && { lastAction: action }),
  };
}

/** The example map as it is stored: one storage request. */
export const board = (context: IssueContext): Promise<BoardView> =>
  consult(async (records) => {
    const { id, projectId } = context.issue;
    await records.prefetch([refs.exampleMap(id), refs.issue(id), refs.project(projectId)]);
    const map = await readMap(records, id);
    const [issue] = await records.read([refs.issue(id)]);
    const [project] = await records.read([refs.project(projectId)]);
    return boardView(context, map, { issue: issue?.body, project: project?.body });
  });
