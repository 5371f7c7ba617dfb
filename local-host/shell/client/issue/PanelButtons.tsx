import { AppIcon } from '../components/AppIcon';
import type { ShellModule } from '../../site-view';
import { panelId } from './IssuePanel';
import type { Panels } from './use-panels';

/** A button for each panel the app offers. */
export function PanelButtons({ panels }: { panels: Panels }) {
  const open = async (module: ShellModule) => {
    if (!panels.shown.includes(module)) await panels.add(module);
    document.getElementById(panelId(module))?.scrollIntoView({ block: 'nearest' });
  };
  return panels.offered.map((module) => (
    <button key={module.key} type="button" className="button" onClick={() => void open(module)}>
      <AppIcon module={module} />
      {module.title}
    </button>
  ));
}
