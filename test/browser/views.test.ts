import { readFileSync } from 'node:fs';
import path from 'node:path';
import { viewer, viewsIn } from '../support/each-view';
import { VIEWS } from '../support/views';

describe('the views', () => {
  const open = viewer();

  // Both themes and both widths in turn; test/long has each view in all of them.
  test.each(viewsIn(['light', 1280], ['dark', 400]).filter((_, n) => n % 4 === 0 || n % 4 === 3))(
    '$name, $mode, $width px',
    open,
  );

  test('what was seen of each is written down', () => {
    const seen = readFileSync(path.resolve(__dirname, '../../docs/screens.md'), 'utf8');
    const lines = [...seen.matchAll(/^\| ([^|]+?) +\| \S/gm)].map(([, name]) => name);
    expect(lines.filter((name = '') => name !== 'view' && !name.startsWith('-'))).toEqual(
      VIEWS.map(({ name }) => name),
    );
  });
});
