import { useSite } from '../site/context';
import { roleOf } from '../site/roles';

/** On a page that somebody else may see: as whom one is signed in, and where that is changed. */
export function WhoYouAre() {
  const { user } = useSite();
  const { role, may } = roleOf(user.name);
  return (
    <p className="who-you-are">
      You are signed in as <strong>{user.displayName}</strong> ({role}: {may}). Switch the user in the upper
      right corner if somebody else may.
    </p>
  );
}
