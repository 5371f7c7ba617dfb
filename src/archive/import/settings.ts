import type { ImportedRecord } from '../../invoke-api';
import { entryOf, noteAudit } from '../../records/audit';
import { change } from '../../records/change';
import type { ProjectBody } from '../../records/kinds';
import * as refs from '../../records/refs';
import { NEW_PROJECT } from '../../settings/project-state';
import { settingsNotes } from '../../settings/settings-audit';
import type { SettingsBody } from '../shapes';
import { same, told, type Incoming } from './outcome';
import type { Terms } from './terms';

/** What of settings means anything here: ids of Jira's statuses and types do on the site that they are from. */
function settingsHere(
  { isSameSite }: Terms,
  { key: _key, name: _name, away: _away, statusMapping, defectType, ...settings }: SettingsBody,
): Omit<SettingsBody, 'key' | 'name' | 'away'> {
  return {
    ...settings,
    statusMapping: isSameSite ? statusMapping : {},
    ...(isSameSite && defectType && { defectType }),
  };
}

function settingsOf({ key, name, away, keys, rebuild, sweep, ...settings }: ProjectBody): object {
  void [key, name, away, keys, rebuild, sweep];
  return settings;
}

/** Brings in a project's settings: where it has some that are others, by what was chosen. Repeating it is harmless. */
export async function importSettings(
  terms: Terms,
  incoming: readonly Incoming<'project'>[],
): Promise<ImportedRecord[]> {
  const [one] = incoming;
  if (!one) return [];
  const { context, project, dry, onDifferent, writeId } = terms;
  const wanted = settingsHere(terms, one.body);
  const outcome = await change(`${writeId} ${one.key}`, context.now, async (records) => {
    const ref = refs.project(project.id);
    const lookup = refs.projectByKey(project.key);
    await records.prefetch([ref, lookup]);
    const [record] = await records.read([ref]);
    if (await records.alreadyIn(ref)) return record?.body.keys.length ? 'replaced' : 'new';
    if (record && same(settingsOf(record.body), wanted)) return 'same';
    if (record && onDifferent !== 'take') return 'different';
    if (dry) return record ? 'replaced' : 'new';
    const { key, name } = project;
    const before: ProjectBody = record?.body ?? { key, name, ...NEW_PROJECT, statusMapping: {}, keys: [] };
    const { away, rebuild, sweep, keys } = before;
    const after: ProjectBody = {
      key,
      name,
      ...wanted,
      ...(away && { away }),
      ...(rebuild && { rebuild }),
      ...(sweep && { sweep }),
      keys,
    };
    records.put(ref, after, { projectId: project.id });
    for (const note of settingsNotes(before, after)) noteAudit(records, entryOf(context, project.id, note));
    const [known] = await records.read([lookup]);
    if (known?.body.projectId !== project.id)
      records.put(lookup, { projectId: project.id }, { projectId: project.id });
    return record ? 'replaced' : 'new';
  });
  return [told(one, outcome)];
}
