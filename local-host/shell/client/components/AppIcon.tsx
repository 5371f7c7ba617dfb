import type { ShellModule } from '../../site-view';
import { useSite } from '../site/context';

export function AppIcon({ module }: { module: ShellModule }) {
  const { frameOrigin } = useSite();
  if (!module.iconPath) return null;
  return <img className="app-icon" src={frameOrigin + module.iconPath} alt="" width="16" height="16" />;
}
