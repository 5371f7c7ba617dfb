import type { FeatureView, MergeConflict, PanelScenario, PanelView } from '../../../src/invoke-api';
import type { User } from '../host';
import { PANEL, SPECIFICATION } from '../site';
import { alteredFeature, alteredScenario, pick, scenarioNamed, weighted, type Random } from './alter';
import { deliver, look, type Site } from './deliver';
import { answered, type Call, type Edit } from './edits';

/** A feature that is there from the beginning, and the file it came from. */
export interface Target {
  id: string;
  path: string;
  text: string;
}

/** The trial as a writer takes part in it. */
export interface Stage extends Site {
  targets: readonly Target[];
  /** Counts the moments of the trial. */
  tick(): number;
  /** Every call of every writer. */
  calls: Call[];
}

export const OPERATIONS = 4;
/** Deliveries of an edit whose answers are lost, after which a person gives up. */
const PATIENCE = 4;
/** The share of answers that do not reach the person, who sends the same once more. */
const UNHEARD = 0.12;
const FRESH_NAME = 'Fresh';
const FRESH_PATH = 'fresh.feature';

/** A person who sees texts, works on what was seen, maybe a while ago, and sends it. */
export class Writer {
  private readonly seen = new Map<string, FeatureView>();
  private readonly panels = new Map<string, PanelScenario[]>();
  private readonly files = new Map<string, string>();
  private readonly decided = new Map<string, { base: string; text: string }>();

  constructor(
    private readonly stage: Stage,
    private readonly user: User,
    private readonly number: number,
    private readonly random: Random,
  ) {
    for (const { path, text } of stage.targets) this.files.set(path, text);
  }

  /** All edits, one after another, on one feature and the other in turn; half of the writers begin with each. */
  async work(): Promise<void> {
    let again: (() => Promise<void>) | undefined;
    for (let n = 0; n < OPERATIONS; n += 1) {
      const target = this.stage.targets[(n + this.number) % this.stage.targets.length];
      if (!target) throw new Error('A trial without features');
      const own = `w${this.number}-${n}`;
      const repeat = await this.send(await this.next(target, own), own);
      await again?.();
      again = this.random() < 0.25 ? repeat : undefined;
    }
    await again?.();
  }

  /** Sends an edit until its answer is heard. Answers how to send it once more. */
  private async send(edit: Edit, own: string): Promise<() => Promise<void>> {
    const { stage } = this;
    const begun = stage.tick();
    const writeId = crypto.randomUUID();
    const call: Call = { writer: this.number, writeId, edit, own, begun, deliveries: [] };
    stage.calls.push(call);
    const byPage = this.random() < 0.5;
    const once = async (isHeard: boolean): Promise<void> => {
      const began = stage.tick();
      const { answer, told, value } = await deliver(stage, this.user, { ...call, byPage });
      const delivery = { told, begun: began, ended: stage.tick() };
      call.deliveries.push({ answer: isHeard ? answer : 'lost', ...delivery });
      if (isHeard && told === 'conflict') this.decide(edit, value as { conflict: MergeConflict });
    };
    if (this.random() < 0.1) await Promise.all([once(true), once(this.random() < 0.5)]);
    else await once(this.random() >= UNHEARD);
    while (call.deliveries.at(-1)?.answer === 'lost' && call.deliveries.length < PATIENCE) await once(true);
    return answered(call, 'done') ? () => once(true) : async () => undefined;
  }

  /** Of each place where both wrote something else, mine is taken, and sent the next time. */
  private decide(edit: Edit, { conflict }: { conflict: MergeConflict }): void {
    const whole = (side: 'mine' | 'theirs'): string =>
      conflict.parts.map((part) => ('text' in part ? part.text : part[side])).join('');
    if (edit.kind === 'save')
      this.decided.set(edit.featureId, { base: whole('theirs'), text: whole('mine') });
  }

  private async next(target: Target, marker: string): Promise<Edit> {
    const decided = this.decided.get(target.id);
    this.decided.delete(target.id);
    if (decided) return { kind: 'save', featureId: target.id, ...decided };
    const kinds = { edit: 6, save: 5, import: 3, add: 3, remove: 1.5, link: 1.5, unlink: 1, fresh: 1.5 };
    const kind = weighted(this.random, kinds);
    if (kind === 'fresh') return this.fresh(marker);
    if (kind === 'import') return this.file(target.path, marker);
    if (kind === 'save') return this.save(target, marker);
    const issue = pick(this.random, this.stage.issues);
    if (!issue) throw new Error('A trial without issues');
    if (kind === 'add') {
      const name = target.path.replace('.feature', '');
      return this.add(this.random() < 0.3 ? { name } : { id: target.id }, issue.id, marker);
    }
    if (kind === 'link') return this.link(target, issue.id, marker);
    const there = (await this.panel(issue)).filter(({ featureId }) => !this.isOther(featureId, target));
    const scenario = pick(this.random, there);
    if (!scenario) return this.add({ id: target.id }, issue.id, marker);
    const { id: scenarioId, featureId, text: base } = scenario;
    const known = { featureId, scenarioId, issue: issue.id };
    if (kind !== 'edit') return { kind, base, ...known };
    const manual = this.random() < 0.2 ? { manual: this.random() < 0.5 } : {};
    return { kind, base, text: alteredScenario(this.random, base, marker), ...manual, ...known };
  }

  /** The features there from the beginning take turns, so that each record remembers all who wrote into it. */
  private isOther(featureId: string, target: Target): boolean {
    return featureId !== target.id && this.stage.targets.some(({ id }) => id === featureId);
  }

  private add(feature: { id: string } | { name: string }, issue: string, marker: string): Edit {
    return { kind: 'add', feature, issue, text: scenarioNamed(marker) };
  }

  /** Something that is not there yet, or that somebody else has just made. */
  private fresh(marker: string): Edit {
    const issue = pick(this.random, this.stage.issues);
    if (issue && this.random() < 0.5) return this.add({ name: FRESH_NAME }, issue.id, marker);
    if (!this.files.has(FRESH_PATH))
      this.files.set(FRESH_PATH, `Feature: New\n\n  ${scenarioNamed(`${marker}f`).replace('\n', '\n  ')}`);
    return this.file(FRESH_PATH, marker);
  }

  /** The writer's own file with a change, or as it is. */
  private file(path: string, marker: string): Edit {
    const how = weighted(this.random, { merge: 6, replace: 2, keep: 1 });
    const file = this.files.get(path) ?? '';
    const text = this.random() < 0.9 ? alteredFeature(this.random, file, marker, this.keys()) : file;
    this.files.set(path, text);
    return { kind: 'import', path, text, how };
  }

  private async save(target: Target, marker: string): Promise<Edit> {
    const { text: base } = await this.feature(target);
    const text = alteredFeature(this.random, base, marker, this.keys());
    return { kind: 'save', featureId: target.id, base, text };
  }

  private async link(target: Target, issue: string, marker: string): Promise<Edit> {
    const scenario = pick(this.random, (await this.feature(target)).scenarios);
    if (!scenario) return this.add({ id: target.id }, issue, marker);
    return { kind: 'link', featureId: target.id, scenarioId: scenario.id, issue };
  }

  private keys(): string[] {
    return this.stage.issues.map(({ key }) => key);
  }

  /** People do not look again each time. */
  private looksAgain = (): boolean => this.random() < 0.65;

  private async feature({ id }: Target): Promise<FeatureView> {
    const known = this.seen.get(id);
    if (known && !this.looksAgain()) return known;
    const at = { projectKey: this.stage.projectKey };
    const found = await look<{ feature: FeatureView }>(this.stage, this.user, [
      SPECIFICATION,
      at,
      'feature',
      { featureId: id },
    ]);
    if (!found) throw new Error(`The feature ${id} is gone`);
    this.seen.set(id, found.feature);
    return found.feature;
  }

  private async panel({ id, key }: { id: string; key: string }): Promise<PanelScenario[]> {
    const known = this.panels.get(id);
    if (known && !this.looksAgain()) return known;
    const view = await look<PanelView>(this.stage, this.user, [PANEL, { issueKey: key }, 'load']);
    const scenarios = view?.scenarios ?? [];
    this.panels.set(id, scenarios);
    return scenarios;
  }
}
