import type { FeatureSummary } from '../../../../src/invoke-api';
import type { Chosen } from './use-search';

export type Filter = 'all' | 'failing' | 'notRun' | 'drafts';
export const FILTERS: readonly Filter[] = ['all', 'failing', 'notRun', 'drafts'];

const TEST: Record<Filter, (feature: FeatureSummary) => boolean> = {
  all: () => true,
  failing: ({ counts }) => counts.failed > 0,
  notRun: ({ counts }) => counts.notRun > 0,
  drafts: ({ draft }) => draft,
};

/**
 * The features that `filter` lets pass and whose name or path holds every word of `query`, in whatever case; where tags
 * chose scenarios, those that have one of them.
 */
export function matching(
  features: readonly FeatureSummary[],
  query: string,
  filter: Filter,
  chosen?: Chosen,
): FeatureSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return features.filter((feature) => {
    if (!TEST[filter](feature)) return false;
    if (chosen) return Object.hasOwn(chosen, feature.id);
    const text = `${feature.name} ${feature.path}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface Folder {
  /** Empty for features whose path has no folder. */
  path: string;
  features: FeatureSummary[];
}

const folderOf = ({ path }: FeatureSummary): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The file's own name within its folder. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Features by the folder of their path: those without one first, a folder before those within it. */
export function byFolder(features: readonly FeatureSummary[]): Folder[] {
  const folders = new Map<string, FeatureSummary[]>([['', []]]);
  for (const feature of features) {
    const folder = folderOf(feature);
    const inside = folders.get(folder);
    if (inside) inside.push(feature);
    else folders.set(folder, [feature]);
  }
  return [...folders]
    .map(([path, inside]) => ({ path, features: inside }))
    .filter(({ features: inside }) => inside.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
