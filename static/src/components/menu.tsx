import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import Spinner from '@atlaskit/spinner';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** One thing that can be done. */
export interface MenuAction {
  key: string;
  label: string;
  /** It keeps its place all the same: the others are then where they always are. */
  isDisabled?: boolean;
  run: () => void;
}

interface Props {
  label: string;
  actions: readonly MenuAction[];
  busy?: boolean;
  opener: RefObject<HTMLButtonElement>;
}

/**
 * The frame is as high as the page's content, and what hangs out at its end is cut off: the page is made higher for as long
 * as it does. Answers what takes that back.
 */
function makeRoom(list: HTMLElement): (() => void) | undefined {
  const { body } = document;
  const end = list.getBoundingClientRect().bottom + window.scrollY;
  if (end <= body.offsetHeight) return undefined;
  const before = body.style.minHeight;
  // Some pixels for its shadow.
  body.style.minHeight = `${Math.ceil(end) + 8}px`;
  return () => {
    body.style.minHeight = before;
  };
}

/** A button that opens to a list of actions. Arrow keys, Home, End and first letters choose; Esc and leaving it close. */
export function Menu({ label, actions, busy, opener }: Props) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [openAt, setOpenAt] = useState<'first' | 'last'>();
  const items = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  useLayoutEffect(() => {
    if (!openAt || !list.current) return;
    items()
      .at(openAt === 'first' ? 0 : -1)
      ?.focus();
    return makeRoom(list.current);
  }, [openAt]);

  const close = (): void => {
    setOpenAt(undefined);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const letter = event.key.length === 1 && event.key.trim().toLowerCase();
    const begins = (item: HTMLElement) => letter && item.textContent?.toLowerCase().startsWith(letter);
    const to = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all.at(at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    const next = to ?? [...all.slice(at + 1), ...all.slice(0, at + 1)].find(begins);
    if (event.key === 'Escape') close();
    else if (next && !event.ctrlKey && !event.metaKey && !event.altKey) next.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="bp-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpenAt(undefined);
      }}
    >
      {/* A plain one: a list has a thousand of them, and the design system's is as dear as a row. */}
      <button
        ref={opener}
        type="button"
        className="bp-menu-button"
        aria-label={label}
        title={label}
        aria-busy={busy}
        aria-haspopup="menu"
        aria-expanded={openAt ? true : undefined}
        aria-controls={openAt && id}
        onClick={() => setOpenAt(openAt ? undefined : 'first')}
        onKeyDown={(event) => {
          const at = ({ ArrowDown: 'first', ArrowUp: 'last' } as const)[event.key];
          if (!at) return;
          event.preventDefault();
          setOpenAt(at);
        }}
      >
        {busy ? <Spinner size="small" /> : <MoreIcon label="" />}
      </button>
      {openAt && (
        <ul
          ref={list}
          id={id}
          className="bp-menu-list"
          role="menu"
          aria-label={label}
          onKeyDown={onKeyDown}
          // A press would take the focus off the list in browsers that do not focus buttons, and so close it.
          onMouseDown={(event) => event.preventDefault()}
        >
          {actions.map(({ key, label: name, isDisabled, run }) => (
            <li key={key} role="none">
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="bp-menu-item"
                aria-disabled={isDisabled}
                onClick={() => {
                  if (isDisabled) return;
                  close();
                  run();
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
