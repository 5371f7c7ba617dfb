import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';

interface Props {
  id?: string;
  /** `undefined`: nothing was checked yet. */
  problems?: readonly TextProblem[];
  onGoTo: (problem: TextProblem) => void;
}

/** The rest follows from the first ones, or is seen when they are corrected. */
const MOST = 20;

/** What is wrong, line by line; each goes to its place in the text. */
export function Problems({ id, problems, onGoTo }: Props) {
  const found = problems && problems.length > 0;
  return (
    <div id={id} className={found ? 'bp-problems' : 'bp-subtle bp-problems-none'}>
      <p role="status">
        {problems && (found ? strings.editor.problems(problems.length) : strings.editor.noProblems)}
      </p>
      {found && (
        <ul>
          {problems.slice(0, MOST).map((problem) => (
            <li key={`${problem.line}:${problem.column}:${problem.message}`}>
              <button type="button" className="bp-link" onClick={() => onGoTo(problem)}>
                {strings.editor.goTo(problem.line, problem.column)}
              </button>
              : {problem.message}
            </li>
          ))}
          {problems.length > MOST && <li>{strings.common.more(problems.length - MOST)}</li>}
        </ul>
      )}
    </div>
  );
}
