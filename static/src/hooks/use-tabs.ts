import { useCallback, useState } from 'react';
import { recall, remember } from '../session';

/** Where the focus is to go. A new object is a new wish, also for the same section. */
export interface Target {
  section: string;
}

export interface TabsState<Tab extends string, Section extends string> {
  chosen: Tab;
  target?: Target;
  choose(tab: Tab): void;
  /** Opens the tab that the section is on, and moves the focus there. */
  lead(section: Section): void;
}

interface Options<Tab extends string, Section extends string> {
  /** Names the page's tabs among what is remembered. */
  page: string;
  tabs: readonly [Tab, ...Tab[]];
  /** On which tab each section is that something leads to. */
  sections: Readonly<Record<Section, Tab>>;
  /** The section that the page was opened for; one that is not known is nobody's wish. */
  wanted?: string;
}

/** The tab that is chosen on a page: what the page was opened for, else the last one of the visit, else the first. */
export function useTabs<Tab extends string, Section extends string = never>({
  page,
  tabs,
  sections,
  wanted,
}: Options<Tab, Section>): TabsState<Tab, Section> {
  const [state, setState] = useState<{ chosen: Tab; target?: Target }>(() => {
    const [, tab] = Object.entries<Tab>(sections).find(([section]) => section === wanted) ?? [];
    if (tab !== undefined && wanted !== undefined) return { chosen: tab, target: { section: wanted } };
    const last = recall(`tab.${page}`);
    return { chosen: tabs.find((one) => one === last) ?? tabs[0] };
  });
  const open = useCallback(
    (chosen: Tab, target?: Target) => {
      remember(`tab.${page}`, chosen);
      setState({ chosen, target });
    },
    [page],
  );
  return {
    ...state,
    choose: (tab) => open(tab),
    lead: (section) => open(sections[section], { section }),
  };
}
