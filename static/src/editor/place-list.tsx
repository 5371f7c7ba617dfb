import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';
import type { Fixes } from './use-remarks';

interface Props {
  places: readonly TextProblem[];
  /** Absent where the text is only read. */
  fixes?: Fixes;
  onGoTo: (place: TextProblem) => void;
}

/** The rest follows from the first ones, or is seen when they are corrected. */
const MOST = 20;

/** Remarks on a text; each goes to its place in it. */
export const PlaceList = ({ places, fixes, onGoTo }: Props) => (
  <ul>
    {places.slice(0, MOST).map((place) => (
      <li key={`${place.line}:${place.column}:${place.message}`}>
        <button type="button" className="bp-link" onClick={() => onGoTo(place)}>
          {strings.editor.goTo(place.line, place.column)}
        </button>
        : {place.message}
        <FixButton fix={fixes?.get(place)} />
      </li>
    ))}
    {places.length > MOST && <li>{strings.common.more(places.length - MOST)}</li>}
  </ul>
);

const FixButton = ({ fix }: { fix: ReturnType<Fixes['get']> }) =>
  fix ? (
    <>
      {' '}
      <button type="button" className="bp-link bp-fix" onClick={fix.run}>
        {fix.label}
      </button>
    </>
  ) : null;
