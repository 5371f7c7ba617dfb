import { issueIdsIn, type ArchivedIssue, type ArchivedRecord } from '@behave-pro/core/archive';
import type { ArchiveApi, ArchivedKind } from '../../../src/invoke-api';
import type { Client } from '../api';
import { chunksOf } from './chunks';
import { namedContents, runParts } from './named-contents';
import { patiently, type Patience } from './patience';
import { Spool } from './spool';

export type ArchiveCall = Client<ArchiveApi>;

/** How far reading is. */
export interface ReadProgress {
  kind: ArchivedKind;
  /** Of this kind; `total` where it is known. */
  done: number;
  total?: number;
}

/** Everything of a project, read. */
export interface ReadProject {
  spools: Map<ArchivedKind, Spool>;
  issues: ArchivedIssue[];
  /** Features that went on changing. */
  unsettled: string[];
}

/** Keys and issues that one call takes. */
const KEYS_A_CALL = 100;
const ISSUES_A_CALL = 500;
/** Times that features are read again which changed while they were read. */
const ROUNDS = 5;

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Reads one project, or what belongs to none, in calls that are harmless to repeat. */
export class ProjectReader {
  private readonly spools = new Map<ArchivedKind, Spool>();
  private readonly issueIds = new Set<string>();

  constructor(
    private readonly call: ArchiveCall,
    private readonly projectId: string,
    private readonly patience: Patience,
    private readonly onProgress: (progress: ReadProgress) => void,
  ) {}

  private ask<T>(call: () => Promise<T>): Promise<T> {
    return patiently(call, this.patience);
  }

  /** Keys of a kind by its index. */
  private async listed(kind: ArchivedKind): Promise<string[]> {
    const { projectId } = this;
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const asked = { projectId, kind, ...(cursor && { cursor }) };
      const page: { keys: string[]; cursor?: string } = await this.ask(() => this.call('exportKeys', asked));
      keys.push(...page.keys);
      cursor = page.cursor;
    } while (cursor);
    return keys;
  }

  /** Reads records as they are now; answers each to `onRecord`. Those that are not there any more are left out. */
  private async read(
    kind: ArchivedKind,
    keys: readonly string[],
    onRecord: (record: ArchivedRecord) => void = () => undefined,
  ): Promise<void> {
    const { projectId } = this;
    const spool = this.spools.get(kind) ?? new Spool();
    this.spools.set(kind, spool);
    this.onProgress({ kind, done: 0, total: keys.length });
    for (let at = 0; at < keys.length;) {
      const asked = { projectId, kind, keys: keys.slice(at, at + KEYS_A_CALL) };
      const { lines, read } = await this.ask(() => this.call('exportRecords', asked));
      for (const record of spool.add(lines)) {
        for (const id of issueIdsIn(kind, record)) this.issueIds.add(id);
        onRecord(record);
      }
      at += read;
      this.onProgress({ kind, done: at, total: keys.length });
    }
  }

  private async catalogue(): Promise<Map<string, string>> {
    const { projectId } = this;
    return new Map((await this.ask(() => this.call('exportCatalogue', { projectId }))).features);
  }

  /**
   * Features as they were all at one moment, as far as what one says depends on another: a scenario that goes from one to the other
   * is in one of them. What changed its line in the catalogue while it was read is read again. Answers what did not come to rest.
   */
  private async features(): Promise<string[]> {
    const keyOf = (id: string): string => `feature:${id}`;
    let before = await this.catalogue();
    const listed = await this.listed('feature');
    await this.read('feature', distinct([...[...before.keys()].map(keyOf), ...listed]));
    for (let round = 0; ; round += 1) {
      const after = await this.catalogue();
      const ids = distinct([...before.keys(), ...after.keys()]);
      const changed = ids.filter((id) => before.get(id) !== after.get(id));
      if (!changed.length || round === ROUNDS) return changed;
      for (const id of changed) this.spools.get('feature')?.remove(keyOf(id));
      await this.read('feature', changed.map(keyOf));
      before = after;
    }
  }

  private async issueKeys(): Promise<ArchivedIssue[]> {
    const { projectId } = this;
    const keys = new Map<string, string>();
    for (const issueIds of chunksOf([...this.issueIds], ISSUES_A_CALL))
      for (const { id, key } of (await this.ask(() => this.call('exportIssues', { projectId, issueIds })))
        .issues)
        keys.set(id, key);
    return [...this.issueIds].map((id) => {
      const key = keys.get(id);
      return { id, ...(key && { key }) };
    });
  }

  async site(): Promise<ReadProject> {
    for (const kind of ['audit', 'removal'] as const) await this.read(kind, await this.listed(kind));
    return { spools: this.spools, issues: [], unsettled: [] };
  }

  async project(): Promise<ReadProject> {
    await this.read('project', await this.listed('project'));
    const unsettled = await this.features();
    // Features first: what they name is there by then, and is looked for by name, since lists lag.
    const ofFeatures = [...this.issueIds];
    await this.read(
      'issue',
      distinct([...ofFeatures.map((id) => `issue:${id}`), ...(await this.listed('issue'))]),
    );
    const maps = ofFeatures.map((id) => `example-map:${id}`);
    await this.read('example-map', distinct([...maps, ...(await this.listed('example-map'))]));
    await this.results();
    await this.read('gone', await this.listed('gone'));
    await this.history();
    for (const kind of ['audit', 'api-key'] as const) await this.read(kind, await this.listed(kind));
    return { spools: this.spools, issues: await this.issueKeys(), unsettled };
  }

  private async results(): Promise<void> {
    const featureIds: string[] = [];
    for await (const { key } of this.spools.get('feature')?.records() ?? [])
      featureIds.push(key.slice('feature:'.length));
    const runs: string[] = [];
    await this.read('latest', featureIds.sort(), ({ body }) => {
      const { scenarios } = body as { scenarios: Record<string, { runId: string }> };
      for (const { runId } of Object.values(scenarios)) runs.push(`run:${this.projectId}:${runId}`);
    });
    const parts: string[] = [];
    await this.read('run', distinct([...runs, ...(await this.listed('run'))]), (record) =>
      parts.push(...runParts(record)),
    );
    await this.read('run-part', parts);
  }

  private async history(): Promise<void> {
    const { projectId } = this;
    const versions = new Set<string>();
    const pages: string[] = [];
    for (const kind of ['feature', 'gone'] as const)
      for await (const record of this.spools.get(kind)?.records() ?? []) {
        const named = namedContents(kind, projectId, record);
        named.versions.forEach((key) => versions.add(key));
        pages.push(...named.saves);
      }
    await this.read('saves', pages, (record) =>
      namedContents('saves', projectId, record).versions.forEach((key) => versions.add(key)),
    );
    await this.read('version', [...versions]);
  }
}
