import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { EntityDefinition, Manifest, ManifestModule } from '../contract';
import { LIMITS, SECOND } from '../limits';

/** A function of the app: `file` is the bundle's entry point, `name` its export. */
export interface AppFunction {
  key: string;
  file: string;
  name: string;
  /** Set by `timeoutSeconds`; what holds without it depends on who calls. */
  timeout?: number;
}

/** A module with its type, for example `jira:issuePanel`. */
export type TypedModule = ManifestModule & { type: string };

/** Sections that make packages ask for what is not here, in ways that reach no wire to be refused on. */
const NOT_MODELLED = ['providers', 'remotes', 'services', 'translations'];

/**
 * Reads `manifest.yml` of an app. Throws when it is missing or no YAML, and when it declares what the host does not
 * model; it is not validated otherwise.
 */
export function readManifest(appDir: string): Manifest {
  const text = readFileSync(join(appDir, 'manifest.yml'), 'utf8');
  const manifest = parse(text, { merge: true }) as Manifest;
  const beyond = NOT_MODELLED.filter((section) => section in manifest);
  if (manifest.permissions?.external) beyond.push('permissions.external');
  if (beyond.length > 0)
    throw new Error(`${beyond.join(', ')} of a manifest: not modelled by the local host`);
  return manifest;
}

/** Finds a module of any type by its key; keys are unique in a manifest. */
export function findModule(manifest: Manifest, key: string): TypedModule | undefined {
  for (const [type, modules] of Object.entries(manifest.modules)) {
    if (type === 'function') continue;
    const module = modules.find((candidate) => candidate.key === key);
    if (module) return { ...module, type };
  }
  return undefined;
}

/** Modules of one type; none when the manifest has no such section. */
export const modulesOf = (manifest: Manifest, type: string): ManifestModule[] => manifest.modules[type] ?? [];

/** The function a module names directly or by its resolver. Throws when the manifest does not define it. */
export function functionOf(manifest: Manifest, module: ManifestModule): AppFunction {
  const resolver = module.resolver as { function?: string } | undefined;
  const key = (module.function as string | undefined) ?? resolver?.function;
  const definition = modulesOf(manifest, 'function').find((candidate) => candidate.key === key);
  if (!definition) throw new Error(`The manifest defines no function for module ${module.key}`);
  const [file = '', name = ''] = String(definition.handler).split('.');
  const seconds = definition.timeoutSeconds as number | undefined;
  const timeout = seconds && seconds * SECOND;
  return { key: definition.key, file, name, ...(timeout && { timeout }) };
}

/** Megabytes a function may use. */
export const memoryOf = ({ app }: Manifest): number => app.runtime.memoryMB ?? LIMITS.functions.memory.value;

/** Entry points of the bundle: the distinct files of all handlers. */
export const entryFiles = (manifest: Manifest): string[] => [
  ...new Set(modulesOf(manifest, 'function').map(({ handler }) => String(handler).split('.')[0] ?? '')),
];

/** Declared custom entities by name. */
export const entitiesOf = (manifest: Manifest): Map<string, EntityDefinition> =>
  new Map((manifest.app.storage?.entities ?? []).map((entity) => [entity.name, entity]));
