import { LIMITS, SECOND } from '../limits';
import type { SourceFile } from './app-sources';

/** As much of manifest.yml as the rules read; every part may be missing or wrong. */
export interface ManifestUnderTest {
  app?: {
    runtime?: { name?: string; memoryMB?: number };
    storage?: { entities?: { name: string; attributes?: object; indexes?: unknown[] }[] };
  };
  modules?: Record<string, ModuleUnderTest[] | undefined>;
  resources?: unknown[];
  permissions?: { scopes?: string[]; external?: unknown; content?: Record<string, string[]> };
}

interface ModuleUnderTest {
  key: string;
  interval?: string;
  timeoutSeconds?: number;
  values?: { searchAlias?: string }[];
  properties?: { values?: { searchAlias?: string }[] }[];
}

/** What a rule has to say about a manifest, and about the code it goes with. */
export type ManifestRule = (manifest: ManifestUnderTest, sources: SourceFile[]) => string[];

const limits = LIMITS.manifest;

export const say = (broken: boolean, problem: string): string[] => (broken ? [problem] : []);

const atMost = (count: number, { value }: { value: number }, what: string): string[] =>
  say(count > value, `${what}; the most is ${value}`);

const RULES: ManifestRule[] = [
  ({ modules }) => {
    const triggers = modules?.scheduledTrigger ?? [];
    const often = triggers.filter(({ interval }) => interval === 'fiveMinute').length;
    return [
      ...atMost(triggers.length, limits.scheduledTriggers, `${triggers.length} scheduled triggers`),
      ...atMost(often, limits.fiveMinuteTriggers, `${often} scheduled triggers every five minutes`),
    ];
  },
  ({ app }) => {
    const entities = app?.storage?.entities ?? [];
    const ofEach = entities.flatMap(({ name, attributes = {}, indexes = [] }) => {
      const count = Object.keys(attributes).length;
      return [
        ...atMost(indexes.length, limits.indexes, `entity ${name} has ${indexes.length} indexes`),
        ...atMost(count, limits.attributes, `entity ${name} has ${count} attributes`),
      ];
    });
    return [...atMost(entities.length, limits.entities, `${entities.length} entities`), ...ofEach];
  },
  ({ app }) => {
    const [least, most] = [limits.memoryMinimum.value, limits.memoryMaximum.value];
    const { name = '', memoryMB = least } = app?.runtime ?? {};
    const fits = memoryMB >= least && memoryMB <= most;
    return [
      ...say(!fits, `memoryMB is ${memoryMB}; it must be ${least} to ${most}`),
      ...say(limits.retiredRuntimes.value.includes(name), `the runtime ${name} is retired`),
    ];
  },
  ({ modules }) => {
    const most = limits.timeout.value / SECOND;
    return (modules?.function ?? []).flatMap(({ key, timeoutSeconds = 1 }) => {
      const fits = timeoutSeconds >= 1 && timeoutSeconds <= most;
      return say(!fits, `timeoutSeconds of function ${key} is ${timeoutSeconds}; it must be 1 to ${most}`);
    });
  },
  ({ resources = [] }) => atMost(resources.length, limits.resources, `${resources.length} resources`),
  ({ modules }) => {
    const sets = (modules?.['jira:entityPropertySet'] ?? []).flatMap(({ properties = [] }) => properties);
    const aliases = [...sets, ...(modules?.['jira:entityProperty'] ?? [])]
      .flatMap(({ values = [] }) => values)
      .flatMap(({ searchAlias }) => (searchAlias === undefined ? [] : [searchAlias.toLowerCase()]));
    // JQL does not tell case apart.
    const twice = aliases.filter((alias, index) => aliases.indexOf(alias) !== index);
    return twice.map((alias) => `the search alias ${alias} is declared more than once`);
  },
  ({ permissions }, sources) => {
    const scope = limits.storageScope.value;
    const stores = sources.some(({ text }) => /from '@forge\/(kvs|object-store)'/.test(text));
    const scoped = permissions?.scopes?.includes(scope) ?? false;
    return say(stores && !scoped, `the code uses Forge storage and the scope ${scope} is missing`);
  },
];

/** Why a manifest could not be deployed, as far as Atlassian's published validator does not look at it. */
export const manifestProblems: ManifestRule = (manifest, sources) =>
  RULES.flatMap((rule) => rule(manifest, sources));

/** @throws Error that names everything for which a deployment would refuse the manifest. */
export function refuseManifest(manifest: ManifestUnderTest, sources: SourceFile[]): void {
  const problems = manifestProblems(manifest, sources);
  if (problems.length === 0) return;
  throw new Error(`manifest.yml could not be deployed:\n${problems.map((each) => `- ${each}`).join('\n')}`);
}
