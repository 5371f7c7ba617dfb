import { createContext, useContext } from 'react';
import { NO_SOURCES, type EditorSources } from './sources';

const Sources = createContext<EditorSources>(NO_SOURCES);

/** Gives the editors below it what they suggest from. */
export const EditorSourcesProvider = Sources.Provider;

export const useEditorSources = (): EditorSources => useContext(Sources);
