import { modulePath } from '../bridge/navigation';
import type { ModuleType } from '../../site-view';
import { useSite } from '../site/context';
import { AppIcon } from './AppIcon';

/** The apps that have a page of this type, each leading to its page. */
export function AppList({ type, projectKey }: { type: ModuleType; projectKey?: string }) {
  const modules = useSite().modules.filter((module) => module.type === type);
  if (modules.length === 0) return <p className="empty">No app has a page here.</p>;
  return (
    <ul className="project-list">
      {modules.map((module) => (
        <li key={module.key}>
          <AppIcon module={module} />
          <a href={modulePath(module, projectKey)}>{module.title}</a>
        </li>
      ))}
    </ul>
  );
}
