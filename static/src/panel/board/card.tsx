import Lozenge from '@atlaskit/lozenge';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { CardView } from '../../../../src/invoke-api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { Grip } from '../../components/grip';
import { Menu, type MenuAction } from '../../components/menu';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { strings } from '../../strings';
import type { BoardActs, CardPlace } from './board-acts';
import { EditCard } from './edit-card';

interface Props {
  card: CardView;
  place: CardPlace;
  /** Absent for those who may not change it. */
  acts?: BoardActs;
  /** Rules it can go to. */
  targets?: readonly CardView[];
  /** Things were made of it or of what goes with it: removing it asks first. */
  asks: boolean;
  onGrip: (press: PointerEvent) => void;
  children?: ReactNode;
}

const words = strings.board;

/** One card: its text, which is edited in place, what was made of it, and what can be done with it. */
export function Card({ card, place, acts, targets = [], asks, onGrip, children }: Props) {
  const { id, text, applied } = card;
  const { kind, at, siblings } = place;
  const [state, setState] = useState<'editing' | 'removing'>();
  const act = useAction((way: () => Promise<void>) => way());
  const opener = useFocusBack(state !== undefined);
  useEffect(() => {
    if (acts?.takesFocus(id)) opener.current?.focus();
  }, []);
  const failed = useRef<string>(words.notMoved);
  const move = (way: () => Promise<void>): void => {
    failed.current = words.notMoved;
    void act.run(way);
  };
  const step = (by: 'up' | 'down'): void => move(async () => acts?.step(card, place, by));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    step(by);
  };
  const remove = (): void => {
    failed.current = words.notRemoved;
    void act.run(async () => acts?.remove(card, place));
  };
  const actions: MenuAction[] = [
    { key: 'edit', label: words.edit, run: () => setState('editing') },
    { key: 'up', label: words.up, isDisabled: at === 0, run: () => step('up') },
    { key: 'down', label: words.down, isDisabled: at === siblings.length - 1, run: () => step('down') },
    ...targets.map((rule) => ({
      key: rule.id,
      label: words.toRule(rule.text),
      run: () => move(async () => acts?.toRule(card, rule)),
    })),
    { key: 'remove', label: words.remove, run: () => (asks ? setState('removing') : remove()) },
  ];
  return (
    <li
      className={`bp-map-item bp-map-${kind}`}
      data-card={id}
      data-kind={kind}
      {...(kind === 'rule' && { 'data-zone': id, 'data-takes': 'example' })}
    >
      <div className="bp-map-card" onKeyDown={acts && onKeyDown}>
        {state === 'editing' && acts ? (
          <EditCard
            text={text}
            maxChars={place.maxChars}
            save={(wanted, was) => acts.edit(card, wanted, was)}
            onClose={() => setState(undefined)}
          />
        ) : (
          <div className="bp-map-line">
            {acts && <Grip onPointerDown={onGrip} />}
            <span className="bp-map-text">
              <span className="bp-map-kind">{words[kind]}</span>
              {acts ? (
                <button
                  type="button"
                  className="bp-map-button"
                  title={words.edit}
                  onClick={() => setState('editing')}
                >
                  {text}
                </button>
              ) : (
                <span>{text}</span>
              )}
              {applied && (
                <span title={applied.gone ? words.goneWhy : words.appliedWhy}>
                  <Lozenge appearance={applied.gone ? 'neutral' : 'success'}>
                    {applied.gone ? words.gone : words.applied}
                  </Lozenge>
                </span>
              )}
            </span>
            {acts && (
              <Menu label={words.cardActions(text)} opener={opener} busy={act.busy} actions={actions} />
            )}
          </div>
        )}
        {act.failure && <Failure failure={act.failure} title={failed.current} />}
        {state === 'removing' && (
          <Confirm
            title={words.removeTitle(text)}
            confirm={words.remove}
            busy={act.busy}
            onConfirm={remove}
            onCancel={() => setState(undefined)}
          >
            <p>{words.removeText}</p>
          </Confirm>
        )}
      </div>
      {children}
    </li>
  );
}
