import { usePermission } from '../site/use-permission';
import { Icon } from './Icon';
import { Menu } from './Menu';

/** The gear of the top bar: where Jira keeps the settings of the whole site. */
export function SettingsMenu() {
  const admin = usePermission('ADMINISTER');
  return (
    <Menu align="right" label="Settings" triggerClass="icon-button" trigger={<Icon name="settings" />}>
      {() => (
        <>
          <p className="menu-heading">Jira settings</p>
          {admin.data ? (
            <ul className="menu-list">
              <li>
                <a href="/admin/apps">
                  <span>
                    Apps
                    <small>Settings of the apps on this site</small>
                  </span>
                </a>
              </li>
            </ul>
          ) : (
            <p className="menu-note">Only a site admin changes these. Switch to Ada Admin to see them.</p>
          )}
        </>
      )}
    </Menu>
  );
}
