import { shell } from '../site/api';
import { useSite } from '../site/context';
import { goSaying } from '../site/next-page';
import { roleOf } from '../site/roles';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { Menu } from './Menu';

const BUTTON = 'user-switcher';

/** Signs in as another of the site's people, and shows the same page again. */
export function UserSwitcher() {
  const { user, users } = useSite();
  const signIn = async (name: string, displayName: string) => {
    await shell('POST', 'session', { user: name });
    const { role, may } = roleOf(name);
    const title = `You are ${displayName} now`;
    goSaying({ flag: { id: 'user', type: 'info', title, description: `${role}: ${may}.` }, focus: BUTTON });
  };
  return (
    <Menu
      id={BUTTON}
      align="right"
      label={`Signed in as ${user.displayName}, ${roleOf(user.name).role}. Switch user`}
      triggerClass="user-button"
      trigger={
        <>
          <Avatar name={user.displayName} />
          <span className="user-name">
            {user.displayName}
            <small>{roleOf(user.name).role}</small>
          </span>
          <Icon name="chevronDown" />
        </>
      }
    >
      {() => (
        <>
          <p className="menu-heading">Switch user</p>
          <ul className="menu-list">
            {users.map(({ name, displayName }) => (
              <li key={name}>
                <button
                  type="button"
                  aria-current={name === user.name}
                  onClick={() => void signIn(name, displayName)}
                >
                  <Avatar name={displayName} />
                  <span>
                    {displayName} · {roleOf(name).role}
                    <small>{roleOf(name).may}</small>
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
