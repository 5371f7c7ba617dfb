/**
 * Runs `@forge/manifest` and `@forge/lint` on app folders and prints a report of each as one line of JSON. A program
 * of its own, because both read the folder they are started in and the linter its OpenAPI documents from the
 * environment.
 *
 *     tsx test/support/forge-lint/official.ts <app folder>…
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lint, type LintConfig, type tsParser } from '@forge/lint';
import { type ManifestSchema, validate } from '@forge/manifest';
import { jiraCalls, lintableCalls } from './jira-calls';
import { appSources } from '../../../local-host/platform/app-sources';

export interface OfficialReport {
  /** Of `@forge/manifest`. */
  invalid: string[];
  /** Errors, warnings and approvals of `@forge/lint`. */
  lint: string[];
}

const EXTRACT = path.join(__dirname, '../../../local-host/jira/openapi-extract.json');
/** The calls of the code in the one form that the linter recognises; a name it takes for JavaScript. */
const CALLS_FILE = 'jira-calls.generated.js';

async function main(folders: string[]): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'forge-lint-'));
  const empty = path.join(scratch, 'empty.json');
  writeFileSync(empty, '{"paths":{}}');
  process.env.USE_LOCAL_SWAGGER = '1';
  process.env.LOCAL_JIRA_SWAGGER = EXTRACT;
  for (const product of ['CONF', 'CONF_V2', 'JSM', 'JSW', 'BB'])
    process.env[`LOCAL_${product}_SWAGGER`] = empty;
  // The linter keeps a cache in the user's configuration folder; this run leaves nothing there.
  process.env.XDG_CONFIG_HOME = scratch;
  try {
    for (const folder of folders) {
      process.chdir(folder);
      process.stdout.write(`${JSON.stringify(await report())}\n`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function report(): Promise<OfficialReport> {
  const { errors = [], manifestObject } = await validate(false);
  const invalid = errors.map(({ message }) => message);
  const manifest = manifestObject?.typedContent as ManifestSchema | undefined;
  if (!manifest) return { invalid, lint: [] };
  const sources = appSources('.');
  const texts = new Map(sources.map(({ file, text }) => [linted(file), { file, text }]));
  texts.set(CALLS_FILE, { file: CALLS_FILE, text: lintableCalls(jiraCalls(sources)) });
  const config: LintConfig = {
    linter: { mode: 'client-side' },
    async parseFunction(name, parser) {
      const source = texts.get(name);
      if (!source) throw new Error(`The linter asked for ${name}`);
      const { file, text } = source;
      const parsed = trees.get(text) ?? parser(text, file, SYNTAX);
      trees.set(text, parsed);
      return { ast: await parsed, filepath: name };
    },
  };
  // Feature flags of the vendor's own; none is switched on.
  const flags = new Proxy({}, { get: () => async () => false }) as Parameters<typeof lint>[4];
  const quiet = { info: () => undefined };
  const results = await lint([...texts.keys()], manifest, 'development', quiet, flags, config);
  const problems = results.flatMap(({ file, errors: wrong, warnings, approvals }) =>
    [...wrong, ...warnings, ...approvals].map(({ line, message }) => `${file}:${line} ${message}`),
  );
  return { invalid, lint: problems };
}

/**
 * How sources are parsed: what they mean is not asked again. The linter sees the tree alone, and the compiler, which takes
 * a minute for all of them here, says elsewhere what is wrong with types.
 */
const SYNTAX = {
  project: undefined,
  errorOnTypeScriptSyntacticAndSemanticIssues: false,
} as unknown as NonNullable<Parameters<typeof tsParser>[2]>;

/** Trees by text: the folders differ in their manifests only, and parsing is the slow part. */
const trees = new Map<string, ReturnType<typeof tsParser>>();

/**
 * The name under which a source is linted. The linter leaves out, without a word, every TypeScript file that
 * tsconfig.json does not list by its own name, and ours lists folders; it lints every JavaScript file.
 */
const linted = (file: string): string => file.replace(/\.tsx?$/, '.js');

void main(process.argv.slice(2));
