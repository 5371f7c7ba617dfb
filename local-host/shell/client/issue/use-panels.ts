import { useState } from 'react';
import type { ShellModule } from '../../site-view';
import { shell } from '../site/api';
import { useSite } from '../site/context';
import { useLoad } from '../site/use-load';

export interface Panels {
  /** Every panel the app offers. */
  offered: ShellModule[];
  /** Those added to this issue. */
  shown: ShellModule[];
  add(module: ShellModule): Promise<void>;
  remove(module: ShellModule): Promise<void>;
}

/** The app's panels on one issue: each shows only after it was added there, for everybody. */
export function usePanels(issueKey: string): Panels {
  const { modules } = useSite();
  const path = `panels/${encodeURIComponent(issueKey)}`;
  const { data } = useLoad(path, () => shell<string[]>('GET', path));
  const [changed, setChanged] = useState<string[]>();
  const keys = changed ?? data ?? [];
  const offered = modules.filter(({ type }) => type === 'jira:issuePanel');
  const change = async (method: string, { key }: ShellModule) =>
    setChanged(await shell<string[]>(method, `${path}/${key}`));
  return {
    offered,
    shown: offered.filter(({ key }) => keys.includes(key)),
    add: (module) => change('PUT', module),
    remove: (module) => change('DELETE', module),
  };
}
