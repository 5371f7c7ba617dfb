import DragHandleIcon from '@atlaskit/icon/core/drag-handle-vertical';
import type { PointerEvent } from 'react';
import { strings } from '../strings';

/** What a card is dragged by. For the pointer only: by keyboard a card is moved by its menu or with Alt and an arrow key. */
export const Grip = ({ onPointerDown }: { onPointerDown: (press: PointerEvent) => void }) => (
  <span className="bp-grip" aria-hidden="true" title={strings.panel.grip} onPointerDown={onPointerDown}>
    <DragHandleIcon label="" />
  </span>
);
