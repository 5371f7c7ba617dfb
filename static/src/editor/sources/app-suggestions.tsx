import { useMemo, type ReactNode } from 'react';
import type { Client } from '../../api';
import { appSources, type EditorApi } from './app-sources';
import { EditorSourcesProvider } from './context';

interface Props {
  call: Client<EditorApi>;
  /** The feature that is written; what it says counts as near. */
  featureId?: string;
  children: ReactNode;
}

/** Editors below it suggest what the app knows. */
export function AppSuggestions({ call, featureId, children }: Props) {
  const sources = useMemo(() => appSources(call, featureId), [call, featureId]);
  return <EditorSourcesProvider value={sources}>{children}</EditorSourcesProvider>;
}
