import type { ToIssue } from '@behave-pro/core/archive';
import type { Context, ProjectFacts } from '../../context';
import { readSiteUrl } from '../../forge/jira';
import type { ImportStep, OnDifferent } from '../../invoke-api';
import type { NamedIssue } from '../../features/editable-issues';
import { issuesHere, type MayLink } from './issues-here';

/** On what terms records of an archive come into a project. */
export interface Terms {
  context: Context;
  project: ProjectFacts;
  /** One run of an import. */
  writeId: string;
  /** Names the archive. */
  archive: string;
  /** It is from this very site: ids of Jira mean the same. */
  isSameSite: boolean;
  /** Ids of projects, there and here. */
  projects: ReadonlyMap<string, string>;
  /** The archive's issues that are here, by their ids there. */
  issues: ReadonlyMap<string, NamedIssue>;
  toIssue: ToIssue;
  /** Places of the issues here, by their ids here. */
  places: ReadonlyMap<string, NamedIssue>;
  /** Whether what was said of an issue is for somebody else to bring in: by its id here. */
  isOfOthers(issueId: string): boolean;
  onDifferent: OnDifferent;
  dry: boolean;
}

/** Asks Jira what the archive's issues are here. */
export async function termsOf(
  context: Context,
  project: ProjectFacts,
  step: ImportStep & { writeId: string },
  mayLink: MayLink,
): Promise<Terms> {
  const isSameSite = step.site === (await readSiteUrl());
  const issues = await issuesHere(context, step.issues, isSameSite, mayLink);
  const places = new Map([...issues.values()].map((place) => [place.id, place]));
  return {
    context,
    project,
    writeId: step.writeId,
    archive: step.archive,
    isSameSite,
    projects: new Map(step.projects.map(({ from, to }) => [from, to])),
    issues,
    toIssue: (id) => issues.get(id)?.id,
    places,
    // Who may link an issue of another project speaks for nobody there.
    isOfOthers: (id) => mayLink !== 'everything' && places.get(id)?.projectId !== project.id,
    onDifferent: step.onDifferent,
    dry: step.dry ?? false,
  };
}

/** The rest of a key behind its kind and the archive's id of this project; `undefined` for any other. */
export function restOfKey({ projects, project }: Terms, kind: string, key: string): string[] | undefined {
  const [first, from = '', ...rest] = key.split(':');
  return first === kind && projects.get(from) === project.id ? rest : undefined;
}
