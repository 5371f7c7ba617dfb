import { parseFeature, vocabularyOf } from '../../core/gherkin';
import { bodies, type Dump } from './stored';

export interface FeatureTable {
  text: string;
  draft?: string;
  scenarios: { id: string; manual?: boolean; issues: string[] }[];
  pending?: unknown[];
}
interface IssueLists {
  links: { featureId: string; scenarioId: string }[];
}
interface CatalogueShard {
  entries?: { id: string; name: string; path: string; scenarios: { id: string; name: string }[] }[];
}

interface VocabularyShard {
  entries?: { id: string; steps: string }[];
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, n) => values.indexOf(value) !== n)),
];

const differ = (what: string, found: unknown, wanted: unknown): string[] =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [`${what}: ${JSON.stringify(found)}, and by the features ${JSON.stringify(wanted)}`];

/** A feature's text and its table tell of the same scenarios. */
function ofTable(key: string, { text, scenarios, pending }: FeatureTable): string[] {
  const read = parseFeature(text);
  const count = read.ok ? read.document.scenarios.length : 'none that can be read';
  return [
    ...(pending ? [`${key} has pending issues: ${JSON.stringify(pending)}`] : []),
    ...differ(`Scenarios in the table of ${key}`, scenarios.length, count),
    ...scenarios.flatMap(({ id, issues }) =>
      repeated(issues).map((issue) => `${id} is linked to ${issue} twice`),
    ),
  ];
}

function ofIssues(dump: Dump, tables: ReadonlyMap<string, FeatureTable>): string[] {
  const wanted = new Map<string, string[]>();
  for (const { scenarios } of tables.values())
    for (const { id, issues } of scenarios)
      for (const issue of issues) wanted.set(issue, [...(wanted.get(issue) ?? []), id]);
  const lists = bodies<IssueLists>(dump, 'issue');
  const issues = new Set([...wanted.keys(), ...[...lists.keys()].map((key) => key.slice('issue:'.length))]);
  return [...issues].flatMap((issue) => {
    const links = lists.get(`issue:${issue}`)?.links ?? [];
    const strays = links.filter(
      ({ featureId, scenarioId }) =>
        !tables.get(`feature:${featureId}`)?.scenarios.some(({ id }) => id === scenarioId),
    );
    return [
      ...differ(
        `The list of issue ${issue}`,
        links.map(({ scenarioId }) => scenarioId).sort(),
        (wanted.get(issue) ?? []).sort(),
      ),
      ...strays.map(({ featureId, scenarioId }) => `${scenarioId} is listed as one of feature ${featureId}`),
    ];
  });
}

function ofCatalogue(dump: Dump, tables: ReadonlyMap<string, FeatureTable>): string[] {
  const entries = [...bodies<CatalogueShard>(dump, 'catalogue').values()].flatMap(
    (shard) => shard.entries ?? [],
  );
  // One that came from another feature keeps that one's id in front.
  const listed = entries.map(({ id, name, scenarios }) => ({
    id,
    name,
    scenarios: scenarios.map((one) => [one.id.includes('.') ? one.id : `${id}.${one.id}`, one.name]),
  }));
  const wanted = [...tables].map(([key, { text, scenarios }]) => {
    const id = key.slice('feature:'.length);
    const read = parseFeature(text);
    const document = read.ok ? read.document : undefined;
    return {
      id,
      // What has no name of its own is named after its file.
      name: document?.feature?.name || (listed.find((entry) => entry.id === id)?.name ?? ''),
      scenarios: scenarios.map((one, n) => [one.id, document?.scenarios[n]?.name ?? '']),
    };
  });
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return [
    ...differ('The catalogue', listed.sort(byId), wanted.sort(byId)),
    ...repeated(entries.map(({ path }) => path)).map((path) => `Two features have the path ${path}`),
  ];
}

/** The steps of each feature, as the vocabulary has them and as they are written. */
function ofVocabulary(dump: Dump, tables: ReadonlyMap<string, FeatureTable>): string[] {
  const entries = [...bodies<VocabularyShard>(dump, 'vocabulary').values()].flatMap(
    (shard) => shard.entries ?? [],
  );
  const listed = entries.map(({ id, steps }) => [id, steps]).sort();
  const wanted = [...tables].map(([key, { text }]) => {
    const read = parseFeature(text);
    const steps = read.ok ? [...vocabularyOf(read.document).steps.keys()] : [];
    return [key.slice('feature:'.length), steps.join('\n')];
  });
  return differ('The vocabulary', listed, wanted.sort());
}

/**
 * What a site's derived records say otherwise than its features, which are the authority: each feature's table beside its
 * text, the lists of all issues, the catalogue with its names, ids that are there twice. Nothing may be pending any more.
 * A line each, for people; no lines where all agree.
 */
export function disagreements(dump: Dump): string[] {
  const tables = bodies<FeatureTable>(dump, 'feature');
  const ids = [...tables.values()].flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
  return [
    ...[...tables].flatMap(([key, table]) => ofTable(key, table)),
    ...ofVocabulary(dump, tables),
    ...ofIssues(dump, tables),
    ...ofCatalogue(dump, tables),
    ...repeated(ids).map((id) => `The scenario ${id} is there twice`),
  ];
}
