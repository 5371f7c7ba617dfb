import Lozenge from '@atlaskit/lozenge';
import { strings } from '../strings';

/** How far a step of several is, in a word. */
export function StepState({ done, next }: { done: boolean; next: boolean }) {
  if (done) return <Lozenge appearance="success">{strings.steps.done}</Lozenge>;
  return next ? (
    <Lozenge appearance="information">{strings.steps.next}</Lozenge>
  ) : (
    <Lozenge appearance="neutral">{strings.steps.todo}</Lozenge>
  );
}
