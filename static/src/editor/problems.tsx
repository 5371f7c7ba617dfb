import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';
import { PlaceList } from './place-list';
import type { Fixes } from './use-remarks';

interface Props {
  id?: string;
  /** `undefined`: nothing was checked yet. */
  problems?: readonly TextProblem[];
  fixes?: Fixes;
  onGoTo: (problem: TextProblem) => void;
}

/** What is wrong, line by line; each goes to its place in the text. */
export function Problems({ id, problems, fixes, onGoTo }: Props) {
  const found = problems && problems.length > 0;
  return (
    <div id={id} className={found ? 'bp-problems' : 'bp-subtle bp-problems-none'}>
      <p role="status">
        {problems && (found ? strings.editor.problems(problems.length) : strings.editor.noProblems)}
      </p>
      {found && <PlaceList places={problems} fixes={fixes} onGoTo={onGoTo} />}
    </div>
  );
}
