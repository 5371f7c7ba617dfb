import type { Manifest } from '../../contract';
import { MODULE_TYPES, type ShellModule } from '../site-view';

/** The modules of a manifest that have a Custom UI this site has a place for. */
export function shellModules(manifest: Manifest): ShellModule[] {
  return MODULE_TYPES.flatMap((type) =>
    (manifest.modules[type] ?? []).flatMap((module) => {
      const framePath = framePathOf(manifest, text(module.resource) ?? '');
      if (!framePath) return [];
      const label = text(module.label);
      const iconPath = iconPathOf(text(module.icon));
      const viewportSize = text(module.viewportSize);
      return {
        type,
        key: module.key,
        title: text(module.title) ?? module.key,
        framePath,
        ...(label && { label }),
        ...(iconPath && { iconPath }),
        ...(viewportSize && { viewportSize }),
      };
    }),
  );
}

/**
 * Path of the document a module's or modal's `resource` names: `main` is its index.html, `main/panel` the file
 * of that entry. `undefined` when the manifest declares no such resource or entry.
 */
export function framePathOf(manifest: Manifest, resource: string): string | undefined {
  const [key = '', entry] = resource.split('/');
  const declared = manifest.resources.find((candidate) => candidate.key === key);
  if (!declared) return undefined;
  const file = entry === undefined ? 'index.html' : declared.entry?.[entry];
  return file && `/${key}/${file}`;
}

function iconPathOf(icon: string | undefined): string | undefined {
  const [, resource, file] = /^resource:([^;]+);(.+)$/.exec(icon ?? '') ?? [];
  return resource && file && `/${resource}/${file}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
