import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';

interface Props {
  places: readonly TextProblem[];
  onGoTo: (place: TextProblem) => void;
}

/** The rest follows from the first ones, or is seen when they are corrected. */
const MOST = 20;

/** Remarks on a text; each goes to its place in it. */
export const PlaceList = ({ places, onGoTo }: Props) => (
  <ul>
    {places.slice(0, MOST).map((place) => (
      <li key={`${place.line}:${place.column}:${place.message}`}>
        <button type="button" className="bp-link" onClick={() => onGoTo(place)}>
          {strings.editor.goTo(place.line, place.column)}
        </button>
        : {place.message}
      </li>
    ))}
    {places.length > MOST && <li>{strings.common.more(places.length - MOST)}</li>}
  </ul>
);
