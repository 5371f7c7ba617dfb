import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { Steps } from '../components/steps';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { ChooseProject } from './choose-project';
import { NoProjects } from './no-projects';
import { hasContent, needsKey } from './progress';
import { StepProjects } from './step-projects';

interface Props {
  view: AdminView;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
  /** Looks for projects anew. */
  onLook: () => Promise<void>;
}

const words = strings.admin.firstRun;
const { write, writeText, createKey, publish, recipe } = strings.steps;

/** The way to the site's first result. All but the first step are taken on pages of a project. */
export function FirstRun({ view, call, onEnabled, onLook }: Props) {
  const enabled = view.projects.filter(({ state }) => state === 'enabled');
  const empty = enabled.filter((project) => !hasContent(project));
  const withoutKey = enabled.filter(needsKey);
  const withKey = enabled.filter((project) => !needsKey(project));
  const started = enabled.length > 0;
  return (
    <Steps
      steps={[
        {
          done: started,
          title: words.enable,
          text: started ? words.enabledText : words.enableText,
          content:
            view.projects.length === 0 ? (
              <NoProjects onLook={onLook} />
            ) : (
              !started && <ChooseProject view={view} call={call} onEnabled={onEnabled} />
            ),
        },
        {
          done: enabled.some(hasContent),
          title: write,
          text: writeText,
          content: <StepProjects step={write} projects={empty} page="specification" action={words.write} />,
        },
        {
          done: withKey.length > 0,
          title: words.key,
          text: words.keyText,
          content: (
            <StepProjects
              step={words.key}
              projects={withoutKey}
              page="settings"
              section="keys"
              action={createKey}
            />
          ),
        },
        {
          done: withKey.some(({ lastReport }) => lastReport),
          title: publish,
          text: words.publishText,
          content: (
            <StepProjects
              step={publish}
              projects={withKey}
              page="settings"
              section="pipeline"
              action={recipe}
            />
          ),
        },
      ]}
    />
  );
}
