import type { SourceFile } from './source-files';

/** As much of manifest.yml as the rules read; every part may be missing or wrong. */
export interface ManifestUnderTest {
  app?: {
    runtime?: { name?: string; memoryMB?: number };
    storage?: { entities?: { name: string; attributes?: object; indexes?: unknown[] }[] };
  };
  modules?: Record<string, ModuleUnderTest[] | undefined>;
  permissions?: { scopes?: string[]; external?: unknown; content?: Record<string, string[]> };
}

interface ModuleUnderTest {
  key: string;
  interval?: string;
  values?: { searchAlias?: string }[];
  properties?: { values?: { searchAlias?: string }[] }[];
}

const MAX_SCHEDULED_TRIGGERS = 5;
const MAX_FIVE_MINUTE_TRIGGERS = 1;
const MAX_ENTITIES = 20;
const MAX_INDEXES = 7;
const MAX_ATTRIBUTES = 50;
const MIN_MEMORY_MB = 128;
const MAX_MEMORY_MB = 1024;
const RETIRED_RUNTIMES = ['sandbox', 'nodejs18.x', 'nodejs20.x'];
/** Removed in 2025; `search/jql` took their place. */
const REMOVED_ENDPOINTS = /\/rest\/api\/(?:2|3|latest)\/search(?!\/(?:jql|approximate-count))\b/;

type Rule = (manifest: ManifestUnderTest, sources: SourceFile[]) => string[];

const say = (broken: boolean, problem: string): string[] => (broken ? [problem] : []);

const RULES: Rule[] = [
  ({ modules }) => {
    const triggers = modules?.scheduledTrigger ?? [];
    const often = triggers.filter(({ interval }) => interval === 'fiveMinute').length;
    return [
      ...say(
        triggers.length > MAX_SCHEDULED_TRIGGERS,
        `${triggers.length} scheduled triggers; the most is 5`,
      ),
      ...say(
        often > MAX_FIVE_MINUTE_TRIGGERS,
        `${often} scheduled triggers every five minutes; the most is 1`,
      ),
    ];
  },
  ({ app }) => {
    const entities = app?.storage?.entities ?? [];
    return [
      ...say(entities.length > MAX_ENTITIES, `${entities.length} entities; the most is ${MAX_ENTITIES}`),
      ...entities.flatMap(({ name, attributes = {}, indexes = [] }) => [
        ...say(indexes.length > MAX_INDEXES, `entity ${name} has ${indexes.length} indexes; the most is 7`),
        ...say(
          Object.keys(attributes).length > MAX_ATTRIBUTES,
          `entity ${name} has ${Object.keys(attributes).length} attributes; the most is 50`,
        ),
      ]),
    ];
  },
  ({ app }) => {
    const { name = '', memoryMB = MAX_MEMORY_MB } = app?.runtime ?? {};
    const fits = memoryMB >= MIN_MEMORY_MB && memoryMB <= MAX_MEMORY_MB;
    return [
      ...say(!fits, `memoryMB is ${memoryMB}; it must be ${MIN_MEMORY_MB} to ${MAX_MEMORY_MB}`),
      ...say(RETIRED_RUNTIMES.includes(name), `the runtime ${name} is retired`),
    ];
  },
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
    const stores = sources.some(({ text }) => /from '@forge\/(kvs|object-store)'/.test(text));
    const scoped = permissions?.scopes?.includes('storage:app') ?? false;
    return say(stores && !scoped, 'the code uses Forge storage and the scope storage:app is missing');
  },
  ({ permissions }) =>
    say(
      permissions?.external !== undefined,
      'permissions.external is declared; the app calls no outside host',
    ),
  ({ permissions }) =>
    Object.entries(permissions?.content ?? {}).flatMap(([kind, values]) =>
      values
        .filter((value) => value.startsWith('unsafe-'))
        .map((value) => `permissions.content.${kind} allows ${value}`),
    ),
  (_, sources) =>
    sources.flatMap(({ file, text }) =>
      say(
        REMOVED_ENDPOINTS.test(text),
        `${file} calls a removed Jira endpoint: ${REMOVED_ENDPOINTS.exec(text)?.[0]}`,
      ),
    ),
];

/** What the platform would refuse, or the app promises not to do, that neither published check looks at. */
export function manifestProblems(manifest: ManifestUnderTest, sources: SourceFile[]): string[] {
  return RULES.flatMap((rule) => rule(manifest, sources));
}
