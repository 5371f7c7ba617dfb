import { useMemo, type ReactNode } from 'react';
import type { Client } from '../../api';
import { appSources, type EditorApi } from './app-sources';
import { EditorSourcesProvider } from './context';

interface Props {
  /** Of a surface whose functions include those of `EditorApi`, once the app has them. */
  call: unknown;
  /** The feature that is written; what it says counts as near. */
  featureId?: string;
  children: ReactNode;
}

/** Editors below it suggest what the app knows. */
export function AppSuggestions({ call, featureId, children }: Props) {
  const sources = useMemo(() => appSources(call as Client<EditorApi>, featureId), [call, featureId]);
  return <EditorSourcesProvider value={sources}>{children}</EditorSourcesProvider>;
}
