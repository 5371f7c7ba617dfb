/** A type of link between issues: how it reads at either end. */
export interface LinkType {
  id: string;
  name: string;
  inward?: string;
  outward?: string;
}

/** The name Jira comes with. */
export const RELATES = 'Relates';

/** The type that says no more than that two issues belong together: “Relates”, else one that reads the same at both ends. */
export const relatingType = (types: readonly LinkType[]): LinkType | undefined =>
  types.find(({ name }) => name.toLowerCase() === RELATES.toLowerCase()) ??
  types.find(({ inward, outward }) => inward !== undefined && inward === outward);
