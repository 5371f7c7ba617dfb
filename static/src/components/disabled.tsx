import Button from '@atlaskit/button/new';
import { strings } from '../strings';

interface Props {
  /** Who can enable it, and what for. */
  text: string;
  busy: boolean;
  onCheck: () => void;
}

/** The project is not enabled: who can change that, and where. */
export function Disabled({ text, busy, onCheck }: Props) {
  return (
    <section className="bp-empty">
      <h2>{strings.panel.disabledTitle}</h2>
      <p>{text}</p>
      <Button isLoading={busy} onClick={onCheck}>
        {strings.panel.disabledAction}
      </Button>
    </section>
  );
}
