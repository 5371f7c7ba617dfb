import {
  recordIn,
  recordsPart,
  type ArchivedIssue,
  type ArchivedProject,
  type ArchivedRecord,
  type Loss,
} from '@behave-pro/core/archive';
import type { ImportedKind, ImportedRecord, OnDifferent, RecordOutcome } from '../../../src/invoke-api';
import { strings } from '../strings';
import { batchesOf } from './batches';
import { chunksOf } from './chunks';
import { issuesNamed } from './issues-named';
import { FORETOLD, REST, STORIES, type ReadKind } from './kinds';
import { featureOfContent } from './named-contents';
import type { Archive } from './open-archive';
import { patiently, type Patience } from './patience';
import type { ArchiveCall } from './read-project';

const words = strings.archive.import;

/** A project of the archive, and the one of Jira that it goes into. */
export interface Pair {
  from: ArchivedProject;
  to: { id: string; key: string; name: string };
}

interface Linked {
  links: unknown[];
}

const projectOf = (link: unknown): unknown => (link as { projectId?: unknown } | null)?.projectId;

export type Tally = Partial<Record<RecordOutcome, number>>;

/** What became of the records of one project, or would. */
export interface ProjectOutcome {
  pair: Pair;
  tallies: Partial<Record<ImportedKind, Tally>>;
  /** Those that a person has to know of. */
  refused: { kind: ImportedKind; record: ImportedRecord }[];
  /** Features that are here with other text, or another one under their path. */
  different: ImportedRecord[];
  /** Scenarios that came as copies. */
  copies: number;
  /** Issues that Jira does not have here. */
  unknown: ArchivedIssue[];
  /** Links of scenarios to them, which are left out. */
  linksLost: number;
  /** What the archive does not have whole. */
  losses: readonly Loss<ReadKind>[];
}

export interface ImportProgress {
  project: string;
  kind: ImportedKind | 'issues';
  /** Records of the project so far, of as many as the archive says. */
  done: number;
  total: number;
}

interface Asked {
  call: ArchiveCall;
  archive: Archive;
  pairs: readonly Pair[];
  patience: Patience;
  onProgress(progress: ImportProgress): void;
}

/** What an import is told besides. */
interface Terms {
  onDifferent: OnDifferent;
  /** One run of an import. */
  writeId: string;
  dry: boolean;
}

const ISSUES_A_CALL = 500;
const SETTLED_A_CALL = 50;

/** Brings one project of an archive in, or looks what would come of that. */
class ProjectImport {
  readonly outcome: ProjectOutcome;
  /** Features that were not here before: whose histories come along. */
  readonly fresh: Set<string>;
  private done = 0;

  constructor(
    private readonly asked: Asked,
    private readonly terms: Terms,
    private readonly pair: Pair,
    before: ReadonlySet<string> = new Set(),
  ) {
    this.outcome = {
      pair,
      tallies: {},
      refused: [],
      different: [],
      copies: 0,
      unknown: [],
      linksLost: 0,
      losses: asked.archive.losses.filter(({ project }) => project === pair.from.key),
    };
    this.fresh = new Set(before);
  }

  private report(kind: ImportProgress['kind']): void {
    const { counts, key } = this.pair.from;
    const lost = new Set<string>(this.outcome.losses.map((loss) => loss.kind));
    const kinds = [...STORIES, ...(this.terms.dry ? FORETOLD : REST)].filter((one) => !lost.has(one));
    const total = kinds.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
    this.asked.onProgress({ project: key, kind, done: Math.min(this.done, total), total });
  }

  private note(kind: ImportedKind, record: ImportedRecord): void {
    const tally = (this.outcome.tallies[kind] ??= {});
    tally[record.outcome] = (tally[record.outcome] ?? 0) + 1;
    this.outcome.copies += record.copies ?? 0;
    if (record.outcome === 'refused') this.outcome.refused.push({ kind, record });
    if (record.outcome === 'different') this.outcome.different.push(record);
    if (kind === 'feature' && record.outcome === 'new') this.fresh.add(record.key.slice('feature:'.length));
  }

  private isWanted(kind: ImportedKind, { key }: ArchivedRecord): boolean {
    return (kind !== 'version' && kind !== 'saves') || this.fresh.has(featureOfContent(key));
  }

  private async step(kind: ImportedKind): Promise<void> {
    const { call, archive, patience, pairs } = this.asked;
    const { from, to } = this.pair;
    const lines = archive.lines(recordsPart(from.key, kind));
    const wanted = (record: ArchivedRecord): boolean => this.isWanted(kind, record);
    const unknown = new Set(this.outcome.unknown.map(({ id }) => id));
    const other = (number: number): void =>
      this.note(kind, { key: words.line(number), outcome: 'refused', reason: words.noRecord });
    for await (const batch of batchesOf(kind, lines, this.keys, wanted, other)) {
      const payload = {
        ...this.terms,
        projectId: to.id,
        archive: archive.hash,
        site: archive.manifest.site,
        projects: namedAmong(pairs, from.id, kind, batch.records),
        kind,
        lines: batch.lines,
        issues: batch.issues,
      };
      const { records } = await patiently(() => call('importStep', payload), patience);
      for (const record of records) this.note(kind, record);
      const usable = batch.records.filter((_, n) => records[n]?.outcome !== 'refused');
      if (kind === 'feature') this.outcome.linksLost += lostIn(usable, unknown);
      this.done += batch.records.length;
      this.report(kind);
    }
  }

  private keys: ReadonlyMap<string, string | undefined> = new Map();
  private here: ArchivedIssue[] = [];

  /** Asks which issues are here, and brings in what belongs to them. */
  async stories(): Promise<void> {
    const { call, archive, patience } = this.asked;
    const { from, to } = this.pair;
    const issues = await issuesNamed(archive, from);
    this.keys = new Map(issues.map(({ id, key }) => [id, key]));
    const { site } = archive.manifest;
    const known = new Set<string>();
    for (const some of chunksOf(issues, ISSUES_A_CALL)) {
      this.report('issues');
      const payload = { projectId: to.id, site, issues: some };
      for (const { id } of (await patiently(() => call('importIssues', payload), patience)).found)
        known.add(id);
    }
    this.outcome.unknown = issues.filter(({ id }) => !known.has(id));
    this.here = issues.filter(({ id }) => known.has(id));
    await this.steps(STORIES);
  }

  private async steps(kinds: readonly ImportedKind[]): Promise<void> {
    for (const kind of kinds) {
      this.report(kind);
      await this.step(kind);
    }
  }

  /** Brings in everything else. */
  async rest(): Promise<void> {
    const gone = this.asked.archive.lines(recordsPart(this.pair.from.key, 'gone'));
    for await (const line of gone) this.fresh.add(recordIn(line)?.key.split(':').at(-1) ?? '');
    await this.steps(this.terms.dry ? FORETOLD : REST);
  }

  /** Brings lists in line, once the features of all projects are there that stories name. */
  async finish(): Promise<void> {
    const { call, archive, patience } = this.asked;
    const { writeId } = this.terms;
    const projectId = this.pair.to.id;
    for (const some of chunksOf(this.here, SETTLED_A_CALL)) {
      this.report('issues');
      const payload = { writeId, projectId, site: archive.manifest.site, issues: some };
      await patiently(() => call('importSettle', payload), patience);
    }
    const counts: Tally = {};
    for (const tally of Object.values(this.outcome.tallies))
      for (const [name, count] of Object.entries(tally) as [RecordOutcome, number][])
        counts[name] = (counts[name] ?? 0) + count;
    const payload = { writeId, projectId, archive: archive.hash, counts };
    await patiently(() => call('importEnd', payload), patience);
  }
}

/** Which projects go where, as far as these records name them: their own, and of a story those that its scenarios are in. */
function namedAmong(
  pairs: readonly Pair[],
  own: string,
  kind: ImportedKind,
  records: readonly ArchivedRecord[],
): { from: string; to: string }[] {
  const links = kind === 'issue' ? records.map(({ body }) => (body as Partial<Linked> | null)?.links) : [];
  const named = new Set([own, ...links.flatMap((some) => (Array.isArray(some) ? some : [])).map(projectOf)]);
  return pairs.flatMap(({ from, to }) => (named.has(from.id) ? [{ from: from.id, to: to.id }] : []));
}

/** Links of features to these issues. */
function lostIn(records: readonly ArchivedRecord[], unknown: ReadonlySet<string>): number {
  const tables = records.map(({ body }) => (body as { scenarios: { issues: string[] }[] }).scenarios);
  return tables.flat().flatMap(({ issues }) => issues.filter((id) => unknown.has(id))).length;
}

/** What an import would come to. */
export interface Foretold {
  outcomes: ProjectOutcome[];
  /** By project of the archive, the features that are not here. */
  fresh: ReadonlyMap<string, ReadonlySet<string>>;
}

async function all(imports: readonly ProjectImport[], dry: boolean): Promise<Foretold> {
  for (const one of imports) await one.stories();
  for (const one of imports) await one.rest();
  if (!dry) for (const one of imports) await one.finish();
  return {
    outcomes: imports.map(({ outcome }) => outcome),
    fresh: new Map(imports.map(({ outcome, fresh }) => [outcome.pair.from.id, fresh])),
  };
}

/** Looks what an import of these projects would come to, with nothing decided. Writes nothing. */
export function foretell(asked: Asked): Promise<Foretold> {
  const terms = { onDifferent: 'keep', writeId: crypto.randomUUID(), dry: true } as const;
  return all(
    asked.pairs.map((pair) => new ProjectImport(asked, terms, pair)),
    true,
  );
}

/**
 * Brings projects of an archive in, whose parts have been compared with their hashes. What breaks off can be begun anew: what is
 * there by then is the same. Rejects with `ApiFailure`, or `Cancelled`.
 */
export async function importArchive(
  asked: Asked & { onDifferent: OnDifferent; writeId: string; foretold: Foretold },
): Promise<ProjectOutcome[]> {
  const { onDifferent, writeId, foretold } = asked;
  const terms = { onDifferent, writeId, dry: false };
  const imports = asked.pairs.map(
    (pair) => new ProjectImport(asked, terms, pair, foretold.fresh.get(pair.from.id)),
  );
  return (await all(imports, false)).outcomes;
}
