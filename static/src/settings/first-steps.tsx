import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { StepState } from '../components/step-state';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
}

const words = strings.settings.steps;

/** The way to the first result. Whoever has walked it sees it done; at the next visit it is gone. */
export function FirstSteps({ view, call, onSaved }: Props) {
  const enabled = view.project.state === 'enabled';
  const finished = enabled && view.lastReport !== undefined;
  const [finishedBefore] = useState(finished);
  const title = useRef<HTMLHeadingElement>(null);
  const wasEnabled = useRef(enabled);
  const once = useOnce();
  const enable = useAction(async () => {
    onSaved(await once((settings) => call('save', settings), { state: 'enabled' as const }));
  });
  useEffect(() => {
    // The button that had the focus is gone: stay near it, where the next step is said.
    if (enabled && !wasEnabled.current && document.activeElement === document.body) title.current?.focus();
    wasEnabled.current = enabled;
  }, [enabled]);

  if (finished && finishedBefore) return null;
  const hasKey = view.keys.some(({ state }) => state === 'active');
  const steps = [
    { done: enabled, title: words.enable, text: words.enableText },
    { done: enabled && hasKey, title: words.key, text: words.keyText },
    { done: finished, title: words.publish, text: words.publishText },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className="bp-card" aria-labelledby="first-steps">
      <h2 id="first-steps" ref={title} tabIndex={-1}>
        {finished ? words.allDone : words.title}
      </h2>
      <ol className="bp-steps">
        {steps.map((step, index) => (
          <li key={step.title} aria-current={index === next ? 'step' : undefined}>
            <span className="bp-step-title">
              {step.title} <StepState done={step.done} next={index === next} />
            </span>
            <p className="bp-subtle">{step.text}</p>
          </li>
        ))}
      </ol>
      {!enabled && view.access.canEdit && (
        <div className="bp-actions">
          <Button appearance="primary" isLoading={enable.busy} onClick={() => void enable.run()}>
            {words.enableAction}
          </Button>
        </div>
      )}
      {enable.failure && <Failure failure={enable.failure} title={strings.editor.failed} />}
    </section>
  );
}
