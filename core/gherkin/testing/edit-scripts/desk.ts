import type { Chance } from './chance';
import { scenariosOf, type FileModel, type GroupModel, type ScenarioModel } from './model';
import type { Source } from './wording';

/** Where several answers are right: any pair of these, or none, counts neither for nor against. */
export interface Unclear {
  before: string[];
  after: string[];
}

/** Where no answer is right: what each of these says speaks for several as much, and a question has to name them all. */
export interface Torn {
  before: string[];
  after: string[];
}

/** The files of a script while it is worked on, and what it knows of who is who. */
export class Desk {
  readonly unclear: Unclear[] = [];
  readonly torn: Torn[] = [];
  /** Scenarios that the script changes, moves, adds or makes anew. */
  readonly touched = new Set<string>();
  /** Scenarios that an edit has chosen: no other edit changes what they say. */
  private readonly busy = new Set<string>();
  private ids = 0;

  constructor(
    readonly files: FileModel[],
    readonly source: Source,
    readonly chance: Chance,
  ) {
    for (const scenario of this.all()) scenario.id = this.newId();
  }

  newId(): string {
    this.ids += 1;
    return `s${this.ids}`;
  }

  all(): ScenarioModel[] {
    return this.files.flatMap(scenariosOf);
  }

  /** Up to `count` scenarios, of which no other edit knows. */
  choose(count: number, fits: (scenario: ScenarioModel) => boolean = () => true): string[] {
    const free = this.all().filter((scenario) => !this.busy.has(scenario.id) && fits(scenario));
    return this.reserve(this.chance.some(free, count).map(({ id }) => id));
  }

  reserve(ids: string[]): string[] {
    for (const id of ids) this.busy.add(id);
    return ids;
  }

  isFree(id: string): boolean {
    return !this.busy.has(id);
  }

  /** @throws RangeError when no scenario has the id. */
  place(id: string): { group: GroupModel; at: number; scenario: ScenarioModel } {
    for (const group of this.files.flatMap(({ groups }) => groups)) {
      const at = group.scenarios.findIndex((scenario) => scenario.id === id);
      const scenario = group.scenarios[at];
      if (scenario) return { group, at, scenario };
    }
    throw new RangeError(`no scenario ${id}`);
  }

  scenario(id: string): ScenarioModel {
    return this.place(id).scenario;
  }

  /** A copy of a scenario under an id of its own. */
  copy(scenario: ScenarioModel): ScenarioModel {
    return { ...structuredClone(scenario), id: this.newId() };
  }

  take(id: string): ScenarioModel {
    const { group, at, scenario } = this.place(id);
    group.scenarios.splice(at, 1);
    return scenario;
  }

  /** Puts a scenario behind another one. */
  putAfter(id: string, scenario: ScenarioModel): void {
    const { group, at } = this.place(id);
    group.scenarios.splice(at + 1, 0, scenario);
  }

  /** Puts a scenario anywhere into a group. */
  putInto(group: GroupModel, scenario: ScenarioModel): void {
    group.scenarios.splice(this.chance.int(0, group.scenarios.length), 0, scenario);
  }
}
