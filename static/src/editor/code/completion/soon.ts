import type { Vocabulary } from '../../../../../src/invoke-api';
import { NO_VOCABULARY, type EditorSources } from '../../sources/sources';

/** Longer than this nobody waits for a list to open. */
const PATIENCE_MS = 250;

/** The vocabulary, or none of it while it is still on its way: what the text itself says is shown meanwhile. */
export const soon = (sources: EditorSources): Promise<Vocabulary> =>
  Promise.race([
    sources.vocabulary().catch(() => NO_VOCABULARY),
    new Promise<Vocabulary>((resolve) => setTimeout(() => resolve(NO_VOCABULARY), PATIENCE_MS)),
  ]);
