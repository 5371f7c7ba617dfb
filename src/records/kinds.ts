import type { ScenarioEntry } from '@behave-pro/core/gherkin';
import type { ResultStatus } from '@behave-pro/core/reports';
import type { StatusMapping } from '@behave-pro/core/rules';
import type { KeyScope, TestType } from '../invoke-api';

/** Shapes of the record bodies. `schema` of every record is 1; a change of shape raises it and migrates. */

export interface ProjectBody {
  key: string;
  name: string;
  state: 'enabled' | 'disabled';
  defaultTestType: TestType;
  defaultLanguage: string;
  statusMapping: StatusMapping;
  /** The project's keys, read by key because queries lag; the web trigger's URL is shown from the first on. */
  keys: { userId: string; hash: string }[];
}

/** Leads from a project's key to its id; Jira can rename keys, so the id is checked against the project's record. */
export interface ProjectKeyBody {
  projectId: string;
}

/** One API key. Its secret is not here: the record's key is the secret's sha256. */
export interface ApiKeyBody {
  userId: string;
  hash: string;
  name: string;
  scopes: KeyScope[];
  createdBy: string;
  /** ISO times. */
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  lastUsedAt?: string;
}

export interface AuthFailuresBody {
  /** Epoch milliseconds of recent failures, oldest first. */
  failures: number[];
}

/** The authority for its text and for which scenario belongs to which issue. */
export interface FeatureBody {
  text: string;
  /** One entry a scenario, in the text's order. */
  scenarios: ScenarioEntry[];
}

export interface IssueBody {
  /** Derived from the features: checked against each feature when shown. In rank order. */
  links: { projectId: string; featureId: string; scenarioId: string }[];
  /** What the search property holds, as a hash; `due` from a change until Jira's task said it is written. */
  mirror: { due: boolean; hash?: string };
}

export interface CatalogueEntry {
  id: string;
  name: string;
  path: string;
  language: string;
  scenarios: number;
}

/** The newest result that counts for a scenario. */
export interface LatestEntry {
  runId: string;
  startedAt: number;
  status: ResultStatus;
  /** `scenarioHash` of the text the run was matched with. */
  hash: string;
  rows?: { passed: number; failed: number; other: number };
  step?: string;
  message?: string;
}

/** Where a result came from. */
export interface BuildFacts {
  commit?: string;
  buildUrl?: string;
}

/** Latest results of one feature, with the builds they came from so that showing them reads no run. */
export interface LatestOfFeature {
  id: string;
  builds: Record<string, BuildFacts>;
  scenarios: Record<string, LatestEntry>;
}

export interface RunBody {
  /** Epoch milliseconds; when the report does not say, when it came. */
  startedAt: number;
  commit?: string;
  buildId?: string;
  buildUrl?: string;
  params: string[];
  counts: { passed: number; failed: number; other: number };
  matched: number;
  unmatched: { name: string; featureName: string; reason: string }[];
  unmatchedTotal: number;
  warnings: string[];
  parts: number;
  applied: boolean;
}

/** Matched results in immutable parts of a run. */
export interface RunPart {
  matched: { featureId: string; scenarioId: string; latest: LatestEntry }[];
}
