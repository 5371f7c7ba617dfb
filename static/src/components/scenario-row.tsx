import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import { useId, type KeyboardEvent, type ReactNode, type Ref } from 'react';

interface Props {
  name: string;
  /** Its element's id, for who leads to it. */
  anchor?: string;
  /** Where it stands and what it is; what is not there is left out. */
  origin: readonly (string | false | undefined)[];
  /** Its result, and what else stands at the end of the row. */
  end: ReactNode;
  open: boolean;
  onToggle: () => void;
  toggle?: Ref<HTMLButtonElement>;
  /** Of the row's button. */
  onKeyDown?: (event: KeyboardEvent) => void;
  /** Names it among those it can be dragged between. */
  cardId?: string;
  /** What it is dragged by, before the row. */
  grip?: ReactNode;
  /** What can be done with it, beside the row. */
  menu?: ReactNode;
  /** What is asked before it is done. */
  asked?: ReactNode;
  /** Said in the row, and shown below it, while it is closed. */
  note?: ReactNode;
  below?: ReactNode;
  /** What it opens to. */
  children: ReactNode;
}

/** A scenario in a list: a row that opens to its details. */
export function ScenarioRow(props: Props) {
  const { name, anchor, origin, end, open, onToggle, toggle, menu, asked, note, below, children } = props;
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className="bp-item" id={anchor} data-card={props.cardId} data-kind={props.cardId && 'scenario'}>
      <article aria-label={name}>
        <div className="bp-row-line">
          {props.grip}
          <button
            ref={toggle}
            type="button"
            className="bp-row"
            aria-expanded={open}
            aria-controls={id}
            onClick={onToggle}
            onKeyDown={props.onKeyDown}
          >
            <span className="bp-chevron">
              <Chevron label="" />
            </span>
            <span className="bp-row-text">
              <span className="bp-name">{name}</span>
              <span className="bp-subtle">{origin.filter(Boolean).join(' · ')}</span>
              {!open && note}
            </span>
            <span className="bp-row-end">{end}</span>
          </button>
          {menu}
        </div>
        {!open && below}
        {asked}
        <div id={id} hidden={!open}>
          {open && children}
        </div>
      </article>
    </li>
  );
}
