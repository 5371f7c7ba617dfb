import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useMemo } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { readable } from '../../readable';
import { strings } from '../../strings';
import { ScenarioList } from './scenario-list';
import type { IssueLinks } from './use-issue-links';
import type { ScenarioChanges } from './use-scenario-changes';

export type ContentTab = 'scenarios' | 'text';
const TABS: readonly ContentTab[] = ['scenarios', 'text'];

interface Props {
  feature: FeatureView;
  tab: ContentTab;
  onTab: (tab: ContentTab) => void;
  /** The line of the text to go to. */
  target?: { line: number };
  /** Ids of scenarios that are searched for, where some are. */
  chosen?: readonly string[];
  /** Absent for those who may not change them. */
  links?: IssueLinks;
  changes?: ScenarioChanges;
}

const words = strings.feature;

/** What is in the feature: its scenarios one by one, and its text as a whole. */
export function FeatureContent({ feature, tab, onTab, target, chosen, links, changes }: Props) {
  const { scenarios, text, language, name } = feature;
  const shown = useMemo(() => readable(text), [text]);
  const empty = links ? words.noScenarios : words.noScenariosReadOnly;
  return (
    <Tabs id="feature" selected={TABS.indexOf(tab)} onChange={(index) => onTab(TABS[index] ?? 'scenarios')}>
      <TabList>
        <Tab>{words.tabs.scenarios(scenarios.length)}</Tab>
        <Tab>{words.tabs.text}</Tab>
      </TabList>
      <TabPanel>
        <div className="bp-tab">
          {scenarios.length === 0 && <p className="bp-subtle">{empty}</p>}
          <ScenarioList
            feature={feature}
            chosen={chosen}
            links={links}
            changes={feature.draft ? undefined : changes}
          />
        </div>
      </TabPanel>
      <TabPanel>
        <div className="bp-tab bp-whole-text">
          <GherkinText
            text={shown}
            language={language}
            label={words.textOf(name || strings.features.untitled)}
            numbered
            target={target}
          />
        </div>
      </TabPanel>
    </Tabs>
  );
}
