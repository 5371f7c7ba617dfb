import { viewer, viewsIn } from '../support/each-view';

describe('the views, in both themes and both widths', () => {
  const open = viewer();

  test.each(viewsIn(['light', 1280], ['light', 400], ['dark', 1280], ['dark', 400]))(
    '$name, $mode, $width px',
    open,
  );
});
