import Button from '@atlaskit/button/new';
import { useAction } from '../hooks/use-action';
import { strings } from '../strings';

const { noneYet, lookAgain } = strings.admin.firstRun;

/** The site has nothing to enable the app in: what to do in Jira first, and going on after that. */
export function NoProjects({ onLook }: { onLook: () => Promise<void> }) {
  const look = useAction(onLook);
  return (
    <div className="bp-actions">
      <p>{noneYet}</p>
      <Button isLoading={look.busy} onClick={() => void look.run()}>
        {lookAgain}
      </Button>
    </div>
  );
}
