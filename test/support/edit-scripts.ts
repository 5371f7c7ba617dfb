import { Chance } from '../../core/gherkin/testing/edit-scripts/chance';
import { editScript, type EditScript, type Files } from '../../core/gherkin/testing/edit-scripts/edit-script';
import { modelOf, type FileModel } from '../../core/gherkin/testing/edit-scripts/model';
import { NOTHING, sum, table, tally, type Tally } from '../../core/gherkin/testing/edit-scripts/tally';
import { DOMAINS } from '../../core/gherkin/testing/edit-scripts/vocabulary';
import { writtenFile } from '../../core/gherkin/testing/edit-scripts/written-file';
import { corpora, corpus } from './corpora';
import { seeded } from './random';

/** A real file of more scenarios than this is left out: one script would take as long as a hundred others. */
const MOST = 60;

let projects: FileModel[][] | undefined;

/** Real files by project, those the generator can write. */
function realProjects(): FileModel[][] {
  projects ??= corpora()
    .map((name) =>
      corpus(name).flatMap(({ path, bytes }) => {
        const model = modelOf(path, new TextDecoder().decode(bytes));
        const scenarios = model?.groups.flatMap((group) => group.scenarios).length ?? 0;
        return model && scenarios <= MOST ? [model] : [];
      }),
    )
    .filter((files) => files.length > 3);
  return projects;
}

const written: Files = (count, chance) => {
  const domain = chance.pick(DOMAINS);
  const files = Array.from({ length: count }, (_, n) => writtenFile(`file${n}.feature`, domain, chance));
  return { files, sister: writtenFile('sister.feature', domain, chance) };
};

const real: Files = (count, chance) => {
  const drawn = chance.some(chance.pick(realProjects()), count + 1).map((file) => structuredClone(file));
  const [sister, ...files] = drawn;
  if (!sister) throw new Error('a project without files');
  return { files, sister };
};

/** The script of a seed: half of them over real files, where these are at hand. */
export function scriptOf(seed: number): { script: EditScript; source: 'real' | 'written' } {
  const random = seeded(seed);
  const source = new Chance(random).of(0.5) && realProjects().length ? 'real' : 'written';
  return { script: editScript(random, source === 'real' ? real : written), source };
}

export interface Ran {
  /** By kind, by source of files, and in all. */
  rows: Map<string, Tally>;
  all: Tally;
}

const SUMMED = /^\(|^all$/;

/** What the matching makes of `count` scripts from a seed on. Prints a table, and how to run the same again. */
export function runScripts(first: number, count: number): Ran {
  const rows = new Map<string, Tally>();
  for (let seed = first; seed < first + count; seed += 1) {
    const { script, source } = scriptOf(seed);
    const { tally: counts } = tally(script);
    const parts = script.kind === 'reformat' ? [] : ['(all but reformat)'];
    for (const name of [script.kind, `(${source} files)`, ...parts, 'all'])
      rows.set(name, sum(rows.get(name) ?? NOTHING, counts));
  }
  const order = ([a]: [string, Tally], [b]: [string, Tally]): number =>
    Number(SUMMED.test(a)) - Number(SUMMED.test(b)) || (a < b ? -1 : 1);
  const sorted = new Map([...rows].sort(order));
  process.stdout.write(`\nedit scripts ${first} to ${first + count - 1}\n${table(sorted)}\n`);
  return { rows: sorted, all: rows.get('all') ?? NOTHING };
}

/** A seed that no run had before, for scripts that nobody has seen; IDENTITY_SEED repeats one. */
export const freshSeed = (): number =>
  Number(process.env.IDENTITY_SEED ?? 2_000_000 + (Date.now() % 1_000_000_000));
