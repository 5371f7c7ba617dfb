import { viewer, viewsIn } from '../support/each-view';

describe('the views, the other way round', () => {
  const open = viewer();

  test.each(viewsIn(['light', 400], ['dark', 1280]))('$name, $mode, $width px', open);
});
