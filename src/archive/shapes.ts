import type { Agreement, Question, Vote } from '@behave-pro/core/agreement';
import type { Defect } from '@behave-pro/core/defects';
import { isDialect, type ScenarioEntry } from '@behave-pro/core/gherkin';
import type { ExampleCard, QuestionCard, RuleCard } from '@behave-pro/core/example-map';
import { RETENTION_DAYS, type Retention, type Taken } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { Stored } from '../forge/kvs';
import { lintSettings } from '../settings/lint-settings';
import type { WholeKind } from '../records/archived';
import type {
  ExampleMapBody,
  FeatureBody,
  GoneBody,
  IssueBody,
  LatestEntry,
  LatestOfFeature,
  ProjectBody,
  RunBody,
  RunPart,
  Save,
  VersionContent,
} from '../records/kinds';

/*
 * What an archive may say of each kind: nothing that this version of the app could not have written itself. Whoever brings an
 * archive may have changed it.
 */

/** Names every member of a body: one that is new does not compile before an import knows it. */
const whole =
  <Body>() =>
  (shape: { [Name in keyof Body]-?: z.ZodType<Body[Name]> }): z.ZodType<Body> =>
    z.strictObject(shape) as unknown as z.ZodType<Body>;

/** A member that does not leave with an archive. */
const left = z.undefined().optional();

const text = z.string();
const count = z.number().int().min(0);
const time = z.number().int().min(0);
const yes = z.literal(true).optional();
const accountId = z.string().regex(/^[0-9A-Za-z:_-]{1,128}$/);
export const featureId = z.string().regex(/^[0-9a-f]{12}$/);
const scenarioId = z.string().regex(/^[0-9a-f]{12}\.[0-9a-f]{8}$/);
const issueId = z.string().regex(/^[0-9]{1,15}$/);
const ownId = z.string().regex(/^[0-9a-f]{1,64}$/);
const version = z.string().regex(/^[0-9a-f]{32}$/);
const encoding = z.string().regex(/^[\w.:-]{1,40}$/);

const entry = whole<ScenarioEntry>()({
  id: scenarioId,
  manual: z.boolean().optional(),
  issues: z.array(issueId),
});

const save = whole<Save>()({
  at: time,
  by: accountId.optional(),
  from: z.enum(['page', 'panel', 'import', 'restore']),
  version,
  draft: yes,
  file: version.optional(),
});

const feature = whole<FeatureBody>()({
  text,
  scenarios: z.array(entry),
  draft: text.optional(),
  encoding: encoding.optional(),
  pending: left,
  saves: z.array(save).optional(),
  olderSaves: count.optional(),
  pages: z.array(count).optional(),
  news: left,
  gone: left,
});

const vote = whole<Vote>()({ by: accountId, at: time, seen: text, withdrawn: time.optional() });

const question = whole<Question>()({
  id: ownId,
  by: accountId,
  at: time,
  text,
  scenarioId: scenarioId.optional(),
  resolved: z.strictObject({ by: accountId, at: time }).optional(),
  reopened: yes,
  comment: z
    .strictObject({
      state: z.enum(['due', 'writing', 'written', 'outdated', 'failed']),
      at: time,
      id: issueId.optional(),
    })
    .optional(),
});

const defect = whole<Defect>()({
  id: ownId,
  scenarioId,
  at: time,
  again: time.optional(),
  issueId: issueId.optional(),
  notLinked: yes,
});

const taken = whole<Taken>()({ from: issueId, copied: z.array(scenarioId), putAway: yes });

/** What an archive has of an issue. */
export type StoryBody = Omit<IssueBody, 'mirror'>;

const story = whole<StoryBody>()({
  links: z.array(z.strictObject({ projectId: issueId, featureId, scenarioId })),
  agreement: whole<Agreement>()({ votes: z.array(vote), questions: z.array(question) }).optional(),
  taken: taken.optional(),
  defects: z.array(defect).optional(),
});

const applied = { by: text, at: time };
const made = { madeRule: text.optional() };

const example = whole<ExampleCard>()({
  id: ownId,
  text,
  applied: z.strictObject({ ...applied, featureId, scenarioId, hash: text, ...made }).optional(),
});
const rule = whole<RuleCard>()({
  id: ownId,
  text,
  applied: z.strictObject({ ...applied, featureId, ...made }).optional(),
  examples: z.array(example),
});
const questionCard = whole<QuestionCard>()({
  id: ownId,
  text,
  applied: z.strictObject({ ...applied, questionId: ownId }).optional(),
});
const exampleMap = whole<ExampleMapBody>()({ rules: z.array(rule), questions: z.array(questionCard) });

const counts = z.strictObject({ passed: count, failed: count, other: count });

/** A build's address is shown as a link. */
const buildUrl = z
  .string()
  .regex(/^https?:\/\//)
  .max(2_000);

const run = whole<RunBody>()({
  startedAt: time,
  commit: text.optional(),
  buildId: text.optional(),
  buildUrl: buildUrl.optional(),
  params: z.array(text),
  counts,
  matched: count,
  unmatched: z.array(z.strictObject({ name: text, featureName: text, reason: text })),
  unmatchedTotal: count,
  warnings: z.array(text),
  parts: count.max(10_000),
  partsFrom: z.array(text).optional(),
  applied: z.boolean(),
});

const latest = whole<LatestEntry>()({
  runId: ownId,
  startedAt: time,
  status: z.enum(['passed', 'failed', 'pending', 'undefined', 'skipped', 'ambiguous', 'unknown']),
  hash: text,
  rows: counts.optional(),
  step: text.optional(),
  message: text.optional(),
});

const latestOfFeature = whole<LatestOfFeature>()({
  id: featureId,
  builds: z.record(z.string(), z.strictObject({ commit: text.optional(), buildUrl: buildUrl.optional() })),
  scenarios: z.record(scenarioId, latest),
});

const runPart = whole<RunPart>()({
  matched: z.array(z.strictObject({ featureId, scenarioId, latest })),
});

const versionContent = whole<VersionContent>()({ text, encoding, scenarios: z.array(entry) });

const gone = whole<GoneBody>()({
  feature: z
    .strictObject({
      attributes: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean()]),
      ) as unknown as z.ZodType<Stored>,
      body: feature,
      by: accountId.optional(),
    })
    .optional(),
  runs: left,
  texts: left,
});

const days = z.union(RETENTION_DAYS.map((some) => z.literal(some))).optional();

/** What an archive has of a project. */
export type SettingsBody = Omit<ProjectBody, 'keys' | 'rebuild' | 'sweep'>;

const project = whole<SettingsBody>()({
  key: text,
  name: text,
  state: z.enum(['enabled', 'disabled']),
  away: z.enum(['trashed', 'deleted', 'archived']).optional(),
  defaultTestType: z.enum(['automated', 'manual']),
  defaultLanguage: z.string().refine(isDialect),
  statusMapping: z.record(z.string(), z.enum(['OPEN', 'WIP', 'COMPLETED', 'NONE'])),
  lint: lintSettings.optional(),
  mirrorQuestions: z.boolean().optional(),
  defectType: issueId.optional(),
  notifyWatchers: z.boolean().optional(),
  retention: whole<Retention>()({ runDays: days, versionDays: days }).optional(),
});

/** The body of each kind that an import brings back. */
export interface WholeBodies {
  project: SettingsBody;
  feature: FeatureBody;
  issue: StoryBody;
  'example-map': ExampleMapBody;
  run: RunBody;
  'run-part': RunPart;
  latest: LatestOfFeature;
  version: VersionContent;
  saves: Save[];
  gone: GoneBody;
}

export const SHAPES: { readonly [Kind in WholeKind]: z.ZodType<WholeBodies[Kind]> } = {
  project,
  feature,
  issue: story,
  'example-map': exampleMap,
  run,
  'run-part': runPart,
  latest: latestOfFeature,
  version: versionContent,
  saves: z.array(save),
  gone,
};

/** A line of an archive, whatever its body is. */
export const archivedRecord = z.strictObject({
  key: z.string().min(1).max(300),
  at: z.iso.datetime().optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  body: z.unknown(),
});
