import { readFileSync } from 'node:fs';
import path from 'node:path';
import { viewer, viewsIn } from '../support/each-view';
import { seeded } from '../support/random';
import { VIEWS } from '../support/views';

/** Other views in each run; print it to look at the same again. */
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);

describe('the views', () => {
  const open = viewer();

  // Half of the views, each in one theme and width; test/long has all of them in every way.
  const random = seeded(SEED);
  const share = viewsIn(['light', 1280], ['dark', 400])
    .map((view) => ({ view, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, VIEWS.length / 2)
    .map(({ view }) => view);
  test.each(share)(`$name, $mode, $width px (seed ${SEED})`, open);

  test('what was seen of each is written down', () => {
    const seen = readFileSync(path.resolve(__dirname, '../../docs/screens.md'), 'utf8');
    const lines = [...seen.matchAll(/^\| ([^|]+?) +\| \S/gm)].map(([, name]) => name);
    expect(lines.filter((name = '') => name !== 'view' && !name.startsWith('-'))).toEqual(
      VIEWS.map(({ name }) => name),
    );
  });
});
