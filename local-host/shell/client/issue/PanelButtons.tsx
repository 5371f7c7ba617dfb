import { AppIcon } from '../components/Sidebar';
import type { ShellModule } from '../../site-view';
import { panelId } from './IssuePanel';
import type { Panels } from './use-panels';

/** The row under the summary: a button for each panel the app offers. */
export function PanelButtons({ panels }: { panels: Panels }) {
  const open = async (module: ShellModule) => {
    if (!panels.shown.includes(module)) await panels.add(module);
    document.getElementById(panelId(module))?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="issue-actions" role="group" aria-label="Add to this issue">
      {panels.offered.map((module) => (
        <button key={module.key} type="button" className="button" onClick={() => void open(module)}>
          <AppIcon module={module} />
          {module.title}
        </button>
      ))}
    </div>
  );
}
