import type { BackupsView, RestorePreview } from '../../src/invoke-api';
import type { Tenant } from './host';
import { importAll } from './import';
import { ask, SETTINGS } from './site';
import { bodies, type Dump } from './stored';

interface StoredFeature {
  text: string;
  scenarios: { id: string; issues: string[] }[];
  saves?: object[];
}

/** What features say, without the history of their texts, which goes on. */
export const said = (dump: Dump) =>
  new Map(
    [...bodies<StoredFeature>(dump, 'feature')].map(([key, { text, scenarios }]) => [
      key,
      { text, scenarios },
    ]),
  );

/** So many features of a folder, each with one step that has this word: imported, or replaced by those. */
export const writeFeatures = (tenant: Tenant, projectKey: string, word: string, count: number) =>
  importAll(
    tenant,
    'paul',
    projectKey,
    Array.from({ length: count }, (_, n) => ({
      path: `more/${n}.feature`,
      bytes: Buffer.from(`Feature: More ${n}\n\n  Scenario: Case ${n}\n    Given ${word} ${n}\n`),
    })),
    'replace',
  );

/** What an admin of a project does with its backups, and what damages them. */
export function restoring(tenant: Tenant, projectKey: string) {
  const project = { projectKey };
  const call = <T>(functionKey: string, payload = {}) =>
    ask<T>(tenant, 'paul', SETTINGS, project, functionKey, payload);
  const backups = () => call<BackupsView>('backups');
  const drain = () => tenant.local('POST', 'drain');
  return {
    backups,
    drain,
    newest: async () => (await backups()).backups[0],
    preview: (moment: string) => call<RestorePreview>('previewRestore', { moment }),
    /** Restores, and waits until that is done. */
    restore: async (moment: string, scope: object = { kind: 'project' }): Promise<BackupsView> => {
      await call('restore', { writeId: crypto.randomUUID(), moment, scope });
      await drain();
      return backups();
    },
    undo: async ({ restore }: BackupsView): Promise<BackupsView> => {
      await call('undoRestore', { writeId: crypto.randomUUID(), id: restore?.id });
      await drain();
      return backups();
    },
    storage: (operation: string, entityName: string | undefined, key: string, value?: unknown) =>
      tenant.local('POST', 'storage', {
        operation,
        ...(entityName && { entityName }),
        key,
        ...(value !== undefined && { value }),
      }),
  };
}
