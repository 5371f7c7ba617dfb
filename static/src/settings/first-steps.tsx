import Lozenge from '@atlaskit/lozenge';
import type { SettingsView } from '../../../src/invoke-api';
import { strings } from '../strings';

const words = strings.settings.steps;

/** The way to the first result; gone once there is one. */
export function FirstSteps({ view }: { view: SettingsView }) {
  const enabled = view.project.state === 'enabled';
  if (view.lastReport && enabled) return null;
  const hasKey = view.keys.some(({ state }) => state === 'active');
  const steps = [
    { done: enabled, title: words.enable, text: words.enableText },
    { done: enabled && hasKey, title: words.key, text: words.keyText },
    { done: view.lastReport !== undefined, title: words.publish, text: words.publishText },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className="bp-card" aria-labelledby="first-steps">
      <h2 id="first-steps">{words.title}</h2>
      <ol className="bp-steps">
        {steps.map(({ done, title, text }, index) => (
          <li key={title} aria-current={index === next ? 'step' : undefined}>
            <span className="bp-step-title">
              {title} <StepState done={done} next={index === next} />
            </span>
            <p className="bp-subtle">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepState({ done, next }: { done: boolean; next: boolean }) {
  if (done) return <Lozenge appearance="success">{words.done}</Lozenge>;
  return next ? (
    <Lozenge appearance="information">{words.next}</Lozenge>
  ) : (
    <Lozenge appearance="neutral">{words.todo}</Lozenge>
  );
}
