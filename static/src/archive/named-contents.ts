import type { ArchivedRecord } from '@behave-pro/core/archive';

interface Save {
  version: string;
  file?: string;
}

interface WithSaves {
  saves?: Save[];
  olderSaves?: number;
  /** Numbers of the pages of older saves that are left; all where it is absent. */
  pages?: number[];
}

/** What records name of the texts that features had: keys of versions, and of pages of older saves. */
export interface Named {
  versions: string[];
  saves: string[];
}

function ofFeature(projectId: string, id: string, { saves = [], olderSaves = 0, pages }: WithSaves): Named {
  const left = pages ?? Array.from({ length: olderSaves }, (_, page) => page);
  return {
    ...ofSaves(projectId, id, saves),
    saves: left.map((page) => `saves:${projectId}:${id}:${page}`),
  };
}

const ofSaves = (projectId: string, id: string, saves: readonly Save[]): Named => ({
  versions: saves.flatMap(({ version, file }) =>
    [version, ...(file ? [file] : [])].map((name) => `version:${projectId}:${id}:${name}`),
  ),
  saves: [],
});

/** The contents that a feature, a removed one or a page of saves names. The present text is no version: it is not there. */
export function namedContents(
  kind: 'feature' | 'gone' | 'saves',
  projectId: string,
  { key, body }: ArchivedRecord,
): Named {
  if (kind === 'saves') return ofSaves(projectId, key.split(':')[2] ?? '', body as Save[]);
  const id = key.split(':').at(-1) ?? '';
  const feature = kind === 'gone' ? (body as { feature?: { body: WithSaves } }).feature?.body : body;
  return ofFeature(projectId, id, (feature ?? {}) as WithSaves);
}

/** The parts that a run says it has. */
export function runParts({ key, body }: ArchivedRecord): string[] {
  const [, projectId, runId] = key.split(':');
  const { parts = 0 } = body as { parts?: number };
  return Array.from({ length: parts }, (_, n) => `run-part:${projectId}:${runId}:${n}`);
}

/** The feature whose text or saves a key is of. */
export const featureOfContent = (key: string): string => key.split(':')[2] ?? '';
