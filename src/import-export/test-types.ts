import { scenarioText, type FeatureDocument, type ScenarioEntry } from '@behave-pro/core/gherkin';
import type { ReadText } from '../features/change-text';
import type { Feature } from '../features/feature-record';
import { testTypeOf } from '../features/scenario-view';
import type { ProjectTerms } from './import-terms';
import type { IncomingFile } from './incoming-file';

const TYPES = new Map([
  ['m', true],
  ['a', false],
]);

/** Whether each scenario of a text is manual, as far as the file says: of another text, those that stand in the file word for word. */
function saidOf({ testTypes = '', read }: IncomingFile, text: FeatureDocument): (boolean | undefined)[] {
  if (!testTypes || !('document' in read)) return [];
  const said = [...testTypes].map((letter) => TYPES.get(letter));
  if (read.document === text) return said;
  const byText = new Map(
    read.document.scenarios.map(({ index }) => [scenarioText(read.document, index), said[index]]),
  );
  return text.scenarios.map(({ index }) => byText.get(scenarioText(text, index)));
}

/** The entry tested so; one that the project's default already says that of is left to it. */
function tested(terms: ProjectTerms, entry: ScenarioEntry, manual: boolean | undefined): ScenarioEntry {
  if (manual === undefined) return entry;
  const is = testTypeOf(entry.manual, terms) === 'manual';
  return is === manual ? entry : { ...entry, manual };
}

/** The feature with the test types that its file tells: those of new scenarios, and of all where files replace what is here. */
export function withTestTypes(
  terms: ProjectTerms,
  feature: Feature,
  file: IncomingFile,
  read: ReadText,
  isNew: (id: string) => boolean,
): Feature {
  if (!('document' in read)) return feature;
  const said = saidOf(file, read.document);
  if (!said.length) return feature;
  const takes = (id: string): boolean => terms.onExisting === 'replace' || isNew(id);
  const scenarios = feature.scenarios.map((entry, index) =>
    takes(entry.id) ? tested(terms, entry, said[index]) : entry,
  );
  return { ...feature, scenarios };
}

/** Whether a file that has the feature's very text is to change how a scenario of it is tested. */
export function isTestedOtherwise(terms: ProjectTerms, { scenarios }: Feature, file: IncomingFile): boolean {
  if (terms.onExisting !== 'replace' || !('document' in file.read)) return false;
  const said = saidOf(file, file.read.document);
  return scenarios.some((entry, index) => tested(terms, entry, said[index]) !== entry);
}
