import { readFileSync } from 'node:fs';
import path from 'node:path';
import { viewer, viewsIn } from '../support/each-view';
import { shareOf } from '../support/share';
import { VIEWS } from '../support/views';

describe('the views', () => {
  const open = viewer();

  // Some of the views, in two ways; the long suite tries all of them so, and in the other two ways.
  test.each(shareOf(viewsIn(['light', 1280], ['dark', 400]), 1 / 8))('$name, $mode, $width px', open);

  test('what was seen of each is written down', () => {
    const seen = readFileSync(path.resolve(__dirname, '../../docs/screens.md'), 'utf8');
    const lines = [...seen.matchAll(/^\| ([^|]+?) +\| \S/gm)].map(([, name]) => name);
    expect(lines.filter((name = '') => name !== 'view' && !name.startsWith('-'))).toEqual(
      VIEWS.map(({ name }) => name),
    );
  });
});
