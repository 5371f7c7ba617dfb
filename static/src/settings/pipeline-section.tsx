import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { SettingsView } from '../../../src/invoke-api';
import { CopyButton } from '../components/copy-button';
import { CopyField } from '../components/copy-field';
import { ReportState } from '../components/report-state';
import { strings } from '../strings';
import { RECIPES, RECIPE_NAMES, SECRET_NAMES } from './recipes';
import { isWaiting } from './settings';

const words = strings.settings.pipeline;

/** How a build gets at the features and gives back its report: address, recipe, and whether one has come. */
export function PipelineSection({ view }: { view: SettingsView }) {
  const { ciUrl, project, lastReport } = view;
  return (
    <section className="bp-card" aria-labelledby="pipeline">
      <h2 id="pipeline">{words.title}</h2>
      <ReportState report={lastReport} waiting={isWaiting(view)} />
      {ciUrl === undefined ? (
        <p className="bp-subtle">{words.needsKey}</p>
      ) : (
        <>
          {view.scenarios === 0 && <p className="bp-readonly">{words.nothingYet}</p>}
          <CopyField label={words.url} value={ciUrl} />
          <p>
            {words.secrets} <code>{SECRET_NAMES.userId}</code> <code>{SECRET_NAMES.apiKey}</code>
          </p>
          <Tabs id="recipes">
            <TabList>
              {RECIPE_NAMES.map((name) => (
                <Tab key={name}>{words.tabs[name]}</Tab>
              ))}
            </TabList>
            {RECIPE_NAMES.map((name) => (
              <TabPanel key={name}>
                <Recipe
                  title={words.recipeFor(words.tabs[name])}
                  note={words.notes[name]}
                  text={RECIPES[name]({ ciUrl, projectKey: project.key })}
                />
              </TabPanel>
            ))}
          </Tabs>
        </>
      )}
    </section>
  );
}

function Recipe({ title, note, text }: { title: string; note: string; text: string }) {
  return (
    <div className="bp-recipe">
      <div className="bp-card-header">
        <p className="bp-subtle">{note}</p>
        <CopyButton text={text} what={title} />
      </div>
      <pre className="bp-code-block" tabIndex={0} role="region" aria-label={title}>
        {text}
      </pre>
    </div>
  );
}
