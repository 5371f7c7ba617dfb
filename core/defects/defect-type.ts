/** A type of issue that a project has. */
export interface IssueType {
  id: string;
  name: string;
}

/** The name that Jira's own templates give the type of defects. */
const DEFAULT_NAME = 'bug';

/** Which of a project's types its defects have. */
export interface DefectType {
  /** Absent where the project chose none and none is named “Bug”: somebody has to choose. */
  type?: IssueType;
  /** The project chose it, and Jira still has it. */
  isChosen: boolean;
  /** The one it chose is no longer among its types. */
  isGone: boolean;
}

/** The type that was chosen; without one, or where it is gone, the type named “Bug”. */
export function defectTypeOf(types: readonly IssueType[], chosenId: string | undefined): DefectType {
  const chosen = types.find(({ id }) => id === chosenId);
  const type = chosen ?? types.find(({ name }) => name.trim().toLowerCase() === DEFAULT_NAME);
  return {
    ...(type && { type: { id: type.id, name: type.name } }),
    isChosen: chosen !== undefined,
    isGone: chosenId !== undefined && !chosen,
  };
}
