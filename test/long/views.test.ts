import { viewer, viewsIn } from '../support/each-view';

// The long suite tries all of test/browser/views, too: the other two ways.
describe('the views, in light on a narrow screen and in dark on a wide one', () => {
  const open = viewer();

  test.each(viewsIn(['light', 400], ['dark', 1280]))('$name, $mode, $width px', open);
});
