import { isObject } from '../loose';
import type { ReadResult } from '../run';
import { Warnings } from '../warnings';
import { cucumberJs } from './cucumber-js';
import type { Dialect } from './dialect';

/** Every tool whose Cucumber JSON is read; the first that recognises a report reads it. */
const DIALECTS: readonly Dialect[] = [cucumberJs];

const HOW = 'Publish what cucumber-js writes with “--format json:report.json”.';

/** What a text that is no list of features probably is. */
function otherFormat(text: string, isJson: boolean): string {
  const start = text.trimStart().slice(0, 200);
  if (start === '') return `The report is empty. ${HOW}`;
  if (start.startsWith('<')) return `This is XML; only Cucumber JSON can be read yet. ${HOW}`;
  if (/^\{\s*"(meta|source|gherkinDocument|testRunStarted)"/.test(start)) {
    return `These are Cucumber Messages; only Cucumber JSON can be read yet. ${HOW}`;
  }
  return isJson ? `This JSON is not a Cucumber report. ${HOW}` : `The report is not complete JSON. ${HOW}`;
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/**
 * Reads Cucumber JSON. A part that cannot be read never refuses the rest: it becomes a warning. Refused, with a
 * sentence for people, is only a text that is no Cucumber JSON, or that of a tool whose way of writing it is not known:
 * read in another's way it might show a failure as passed.
 */
export function readCucumberJson(text: string): ReadResult {
  const bare = text.replace(/^\uFEFF/, '');
  const json = parsed(bare);
  if (!json) return { ok: false, problem: otherFormat(bare, false) };
  const list = isObject(json.value) && 'elements' in json.value ? [json.value] : json.value;
  if (!Array.isArray(list)) return { ok: false, problem: otherFormat(bare, true) };
  const warnings = new Warnings();
  const features = list.filter(isObject);
  for (let lost = features.length; lost < list.length; lost += 1) warnings.add('A feature cannot be read.');
  if (list.length > 0 && !features.some((feature) => 'elements' in feature || 'keyword' in feature)) {
    return { ok: false, problem: otherFormat(bare, true) };
  }
  const dialect = DIALECTS.find((candidate) => candidate.wrote(features));
  if (!dialect) {
    return {
      ok: false,
      problem: `This Cucumber JSON was written by a tool other than ${DIALECTS.map(({ name }) => name).join(', ')}, whose reports cannot be read yet.`,
    };
  }
  const results = features.flatMap((feature) => dialect.scenarios(feature, warnings));
  if (results.length === 0) warnings.add('The report holds no scenarios.');
  return { ok: true, run: { results, warnings: warnings.list() } };
}
