import { useState } from 'react';
import type { SettingsApi, SettingsView } from '../../../src/invoke-api';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import type { SettingsCall } from './settings';

/** What a section of the page gets. */
export interface SectionProps {
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
}

type Settings = Omit<Parameters<SettingsApi['save']>[0], 'writeId'>;

/** Saves settings of the project as they are chosen; `saved` from then until the next are. */
export function useSetting({ view: { project }, call, onSaved }: SectionProps) {
  const [saved, setSaved] = useState(false);
  const once = useOnce();
  const save = useAction(async (chosen: Partial<Settings>) => {
    setSaved(false);
    onSaved(await once((settings) => call('save', settings), { state: project.state, ...chosen }));
    setSaved(true);
  });
  return { save, saved };
}
