import { shell } from '../site/api';
import { useSite } from '../site/context';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { Menu } from './Menu';

const ROLES: Record<string, string> = {
  ada: 'Site administrator',
  paul: 'Administrator of the demo project',
  mira: 'Member',
  vic: 'May browse only',
  nora: 'No access',
};

/** Signs in as another of the site's people. */
export function UserSwitcher() {
  const { user, users } = useSite();
  const signIn = async (name: string) => {
    await shell('POST', 'session', { user: name });
    window.location.reload();
  };
  return (
    <Menu
      align="right"
      label={`Signed in as ${user.displayName}. Switch user`}
      triggerClass="user-button"
      trigger={<Avatar name={user.displayName} />}
    >
      {() => (
        <>
          <p className="menu-heading">Switch user</p>
          <ul className="menu-list">
            {users.map(({ name, displayName }) => (
              <li key={name}>
                <button type="button" aria-current={name === user.name} onClick={() => void signIn(name)}>
                  <Avatar name={displayName} />
                  <span>
                    {displayName}
                    <small>
                      {name} · {ROLES[name]}
                    </small>
                  </span>
                  {name === user.name && <Icon name="done" />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Menu>
  );
}
