import { parseTagExpression, selectScenarios } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import { consult } from '../records/change';
import { projectFeatures } from './project-features';

/**
 * The scenarios of a project that a tag expression chooses, by the id of their feature; features without one are left out.
 * Tags are those written in the text, own and inherited; of a draft those of the last text that could be read. Reads every
 * feature, as a download does. Throws Invalid with the place in the expression.
 */
export async function taggedScenarios(
  { project }: ProjectContext,
  { tags }: { tags: string },
): Promise<{ chosen: Record<string, string[]> }> {
  const parsed = parseTagExpression(tags);
  if (!parsed.ok) {
    const { message, ...place } = parsed.problem;
    throw new AppError('Invalid', message, [{ line: 1, ...place, message }]);
  }
  const features = await consult((records) => projectFeatures(records, project.id));
  const chosen = features.flatMap(({ id, document, scenarios }) => {
    const ids = selectScenarios(document, parsed.expression).flatMap((selection, index) =>
      selection.chosen ? (scenarios[index]?.id ?? []) : [],
    );
    return ids.length ? [[id, ids] as const] : [];
  });
  return { chosen: Object.fromEntries(chosen) };
}
