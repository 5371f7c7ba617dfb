import { askedShare, precision, recall } from '../../core/gherkin/testing/edit-scripts/tally';
import { freshSeed, runScripts, type Ran } from '../support/edit-scripts';

function goodEnough({ all }: Ran): void {
  expect(precision(all)).toBeGreaterThanOrEqual(0.995);
  expect(recall(all)).toBeGreaterThanOrEqual(0.995);
  expect(askedShare(all)).toBeLessThanOrEqual(0.03);
}

test('scenarios are who they were, in 5,000 scripts that know the truth', () => {
  const ran = runScripts(1_000_000, 5000);
  goodEnough(ran);
  const share = (...kinds: string[]): number =>
    kinds.reduce((sum, kind) => sum + (ran.rows.get(kind)?.scripts ?? 0), 0) / ran.all.scripts;
  expect(share('rename and edit')).toBeGreaterThanOrEqual(0.3);
  expect(share('swap near-duplicates')).toBeGreaterThanOrEqual(0.2);
  expect(ran.rows.get('name elsewhere')?.torn).toBeGreaterThan(40);
  expect(share('split outline', 'merge scenarios', 'merge outlines')).toBeGreaterThanOrEqual(0.1);
}, 900_000);

test('scenarios are who they were, in 2,000 scripts that nobody has seen', () => {
  goodEnough(runScripts(freshSeed(), 2000));
}, 900_000);
