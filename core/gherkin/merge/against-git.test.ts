import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpora, corpus } from '../../../test/support/corpora';
import { anyTriple, type Triple } from '../testing/documents/triples';
import { lineTriples } from '../testing/documents/line-edits';
import { parseFeature } from '../parse';
import { mergeFeatures } from './merge-features';
import { shareOf, some } from '../../../test/support/share';

const folder = mkdtempSync(path.join(tmpdir(), 'merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `git merge-file` makes of three texts; `undefined` for a conflict. */
function gitMerge({ base, mine, theirs }: Triple): string | undefined {
  const paths = Object.entries({ mine, base, theirs }).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...paths], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

interface Tally {
  triples: number;
  ours: number;
  git: number;
  onlyOurs: number;
  /** Merged by both, to different texts. */
  different: number;
  /** Merged by git to a text that cannot be read, though both sides could. */
  brokenByGit: number;
}

function compared(triples: readonly Triple[]): Tally {
  const tally: Tally = { triples: 0, ours: 0, git: 0, onlyOurs: 0, different: 0, brokenByGit: 0 };
  for (const triple of triples) {
    const result = mergeFeatures(triple.base, triple.mine, triple.theirs);
    const git = gitMerge(triple);
    tally.triples += 1;
    if (!result.ok) tally.ours += 1;
    if (git === undefined) tally.git += 1;
    else if (!result.ok) tally.onlyOurs += 1;
    else if (result.text !== git) tally.different += 1;
    if (
      git !== undefined &&
      parseFeature(triple.mine).ok &&
      parseFeature(triple.theirs).ok &&
      !parseFeature(git).ok
    ) {
      tally.brokenByGit += 1;
    }
  }
  return tally;
}

function print(rows: readonly object[]): void {
  const lines = rows.map((row) =>
    Object.entries(row)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

const fresh = Number(process.env.MERGE_SEED ?? Date.now() % 1_000_000);

test('on generated changes there are no more conflicts than with git merge-file', () => {
  const table = [1, 2, 3, fresh].map((seed) => ({
    seed,
    ...compared(fc.sample(anyTriple, { seed, numRuns: some(25, 60) })),
  }));
  print(table);
  for (const { seed, ours, git } of table)
    expect({ seed, ours }).toEqual({ seed, ours: Math.min(ours, git) });
}, 300_000);

test('on changes of real files there are no more conflicts than with git merge-file', () => {
  const table = shareOf(corpora(), 1 / 3).map((name) => {
    const texts = corpus(name).map(({ bytes }) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    );
    const triples = texts
      .filter((text) => text.length < 20_000 && parseFeature(text).ok)
      .slice(0, 12)
      .flatMap((text, index) => fc.sample(lineTriples(text), { seed: fresh + index, numRuns: 2 }));
    return { name, seed: fresh, ...compared(triples) };
  });
  print(table);
  const total = (key: 'ours' | 'git') => table.reduce((sum, row) => sum + row[key], 0);
  expect(total('ours')).toBeLessThanOrEqual(total('git'));
}, 300_000);
