import { useEffect, useRef } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { StepState } from '../components/step-state';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { ChooseProject } from './choose-project';
import { needsKey } from './progress';
import { StepProjects } from './step-projects';

interface Props {
  view: AdminView;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
}

const words = strings.admin.firstRun;

/** The way to the site's first result. The second and third step are taken in the settings of a project. */
export function FirstRun({ view, call, onEnabled }: Props) {
  const enabled = view.projects.filter(({ state }) => state === 'enabled');
  const withoutKey = enabled.filter(needsKey);
  const withKey = enabled.filter((project) => !needsKey(project));
  const started = enabled.length > 0;
  const title = useRef<HTMLHeadingElement>(null);
  const hadStarted = useRef(started);
  useEffect(() => {
    // The button that had the focus is gone: stay near it, where the next step is said.
    if (started && !hadStarted.current && document.activeElement === document.body) title.current?.focus();
    hadStarted.current = started;
  }, [started]);

  const steps = [
    {
      done: started,
      title: words.enable,
      text: started ? words.enabledText : words.enableText,
      content: !started && <ChooseProject view={view} call={call} onEnabled={onEnabled} />,
    },
    {
      done: withKey.length > 0,
      title: words.key,
      text: words.keyText,
      content: <StepProjects step={words.key} projects={withoutKey} action={words.createKey} />,
    },
    {
      done: withKey.some(({ lastReport }) => lastReport),
      title: words.publish,
      text: words.publishText,
      content: <StepProjects step={words.publish} projects={withKey} action={words.recipe} />,
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className="bp-card" aria-labelledby="first-run">
      <h2 id="first-run" ref={title} tabIndex={-1}>
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
