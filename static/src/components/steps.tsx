import { useEffect, useId, useRef, type ReactNode } from 'react';
import { strings } from '../strings';
import { StepState } from './step-state';

export interface Step {
  done: boolean;
  title: string;
  text: string;
  /** How it is taken, or how far it is. */
  content?: ReactNode;
}

const words = strings.steps;

/** The way to the first result, step by step; the first one that is not done is the next. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const id = useId();
  const started = steps[0]?.done ?? false;
  const title = useRef<HTMLHeadingElement>(null);
  const hadStarted = useRef(started);
  useEffect(() => {
    // The button that had the focus is gone: stay near it, where the next step is said.
    if (started && !hadStarted.current && document.activeElement === document.body) title.current?.focus();
    hadStarted.current = started;
  }, [started]);
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id} ref={title} tabIndex={-1}>
        {next === -1 ? words.allDone : words.title}
      </h2>
      <ol className="bp-steps">
        {steps.map(({ done, title: name, text, content }, index) => (
          <li key={name} aria-current={index === next ? 'step' : undefined}>
            <span className="bp-step-title">
              {name} <StepState done={done} next={index === next} />
            </span>
            <p className="bp-subtle">{text}</p>
            {content && <div className="bp-step-content">{content}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
