import type { Loose } from '../loose';
import type { ScenarioRun } from '../run';
import type { Warnings } from '../warnings';

/** Cucumber JSON as one family of tools writes it: a list of features, of which each tool fills in its own way. */
export interface Dialect {
  name: string;
  /** Whether this tool wrote these features; asked in the order of the list of dialects. */
  wrote(features: readonly Loose[]): boolean;
  /** The scenarios of one feature, read as far as they can be. */
  scenarios(feature: Loose, warnings: Warnings): ScenarioRun[];
}
