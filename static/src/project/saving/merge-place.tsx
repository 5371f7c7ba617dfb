import { useId, useRef } from 'react';
import { GherkinText } from '../../components/gherkin-text';
import { changedLines, typedText } from '../../gherkin';
import { readable } from '../../readable';
import { strings } from '../../strings';
import { placeText, type Decision, type Place } from './compose';

/** Whose changes meet: those of two people, or those of an imported file and the project. */
export type Between = keyof typeof strings.merge.between;

interface Props {
  place: Place;
  /** From 1, and how many there are. */
  number: number;
  of: number;
  language: string;
  between: Between;
  decision?: Decision;
  onDecide: (decision: Decision) => void;
}

const words = strings.merge;
const SIDES = ['mine', 'theirs', 'base'] as const;
const CHOICES = [
  ['mine', 'takeMine'],
  ['theirs', 'takeTheirs'],
  ['both', 'takeBoth'],
] as const;

/** One place where two changed the same lines: both sides, what was there before, and the choice. */
export function MergePlace({ place, number, of, language, between, decision, onDecide }: Props) {
  const called = { ...words.between[between], base: words.base };
  const id = useId();
  const byHand = useRef<HTMLInputElement>(null);
  const written = typeof decision === 'object' ? decision.written : undefined;
  const changed = {
    mine: changedLines(place.base, place.mine),
    theirs: changedLines(place.base, place.theirs),
  };
  return (
    <fieldset className="bp-question" data-open={decision === undefined || undefined}>
      <legend>{words.place(number, of)}</legend>
      <div className="bp-sides">
        {SIDES.map((side) => (
          <div key={side} className="bp-sides-part">
            <h4>{called[side]}</h4>
            {place[side] ? (
              <GherkinText
                text={readable(place[side])}
                language={language}
                label={words.sideOf(called[side], number)}
                marked={side === 'base' ? undefined : changed[side]}
              />
            ) : (
              <p className="bp-subtle">
                {side === 'base' ? words.nothingBefore : place.base ? words.nothing : words.nothingAdded}
              </p>
            )}
          </div>
        ))}
      </div>
      <div className="bp-choices">
        {CHOICES.map(([choice, label]) => (
          <label key={choice} className="bp-radio">
            <input type="radio" name={id} checked={decision === choice} onChange={() => onDecide(choice)} />
            {called[label]}
          </label>
        ))}
        <label className="bp-radio">
          <input
            ref={byHand}
            type="radio"
            name={id}
            checked={written !== undefined}
            onChange={() => onDecide({ written: placeText(place, decision ?? 'mine') })}
          />
          {words.write}
        </label>
      </div>
      {written !== undefined && (
        <textarea
          className="bp-input bp-written"
          aria-label={words.written(number)}
          rows={Math.min(20, written.split('\n').length + 1)}
          spellCheck={false}
          value={written}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            byHand.current?.focus();
          }}
          onChange={(event) => onDecide({ written: typedText(event.target.value) })}
        />
      )}
    </fieldset>
  );
}
