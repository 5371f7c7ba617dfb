import Lozenge from '@atlaskit/lozenge';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useEffect, type ReactNode } from 'react';
import type { TabsState } from '../hooks/use-tabs';
import { focusPlace } from './place';

export interface SectionsTab<Name extends string> {
  name: Name;
  title: string;
  /** In a word, what on it somebody should look at. */
  notice?: string;
  content: ReactNode;
}

interface Props<Name extends string> {
  id: string;
  state: Pick<TabsState<Name, never>, 'chosen' | 'target' | 'choose'>;
  /** Always the same, in the same order. */
  tabs: readonly SectionsTab<Name>[];
}

/**
 * The sections of a page that is too long to be read from top to bottom. What was looked at once stays, hidden: a text that
 * was begun is still there.
 */
export function SectionsInTabs<Name extends string>({ id, state, tabs }: Props<Name>) {
  const { chosen, target, choose } = state;
  const selected = tabs.findIndex(({ name }) => name === chosen);
  useEffect(() => {
    if (target && !focusPlace(target.section)) document.getElementById(`${id}-${selected}`)?.focus();
    // Only a new wish moves the focus, not the data that is loaded anew.
  }, [target]);
  return (
    <div className="bp-sections">
      <Tabs
        id={id}
        selected={selected}
        onChange={(index) => {
          const tab = tabs[index];
          if (tab) choose(tab.name);
        }}
      >
        <TabList>
          {tabs.map(({ name, title, notice }) => (
            <Tab key={name}>
              {title}
              {notice && (
                <>
                  {' '}
                  <Lozenge appearance="warning">{notice}</Lozenge>
                </>
              )}
            </Tab>
          ))}
        </TabList>
        {tabs.map(({ name, content }) => (
          <TabPanel key={name}>
            <div className="bp-sections-tab">{content}</div>
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
