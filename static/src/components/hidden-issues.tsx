import { strings } from '../strings';

const words = strings.scenarios;

/** The last of a list of issues: how many there are that this person may not see, and why. */
export const HiddenIssues = ({ count }: { count: number }) =>
  count > 0 && (
    <li className="bp-subtle" title={words.hiddenWhy}>
      {words.hidden(count)}
    </li>
  );
