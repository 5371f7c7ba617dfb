import type { PanelApi, Vocabulary } from '../../../../src/invoke-api';
import type { Client } from '../../api';
import { NO_VOCABULARY, type EditorSources } from './sources';

/** The functions that help who writes; both surfaces with an editor have them. */
export type EditorApi = Pick<PanelApi, 'vocabulary' | 'findIssues'>;

/** Long enough that a word is asked for once. */
const PAUSE_MS = 200;

/**
 * Suggestions from the app. A call that fails suggests nothing and is not told: writing goes on without it. The
 * vocabulary is asked for once; after a failure neither is asked for again by this editor.
 */
export function appSources(call: Client<EditorApi>, featureId?: string): EditorSources {
  let loaded: Promise<Vocabulary> | undefined;
  let failed = false;
  const orNothing = async <T>(asked: Promise<T>, nothing: T): Promise<T> => {
    try {
      return await asked;
    } catch {
      failed = true;
      return nothing;
    }
  };
  return {
    vocabulary: () =>
      (loaded ??= orNothing(call('vocabulary', { ...(featureId && { featureId }) }), NO_VOCABULARY)),
    async findIssues(query, signal) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (failed || signal.aborted) return [];
      const { issues } = await orNothing(call('findIssues', { query }), { issues: [] });
      return issues;
    },
  };
}
