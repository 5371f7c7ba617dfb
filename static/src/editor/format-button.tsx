import Button from '@atlaskit/button/new';
import type { Formatting } from './use-format';
import { strings } from '../strings';

interface Props {
  formatting: Formatting;
  isDisabled: boolean;
}

const words = strings.editor.format;

/** Lays the text in the editor out. */
export const FormatButton = ({ formatting: { run, said }, isDisabled }: Props) => (
  <>
    <Button appearance="subtle" isDisabled={isDisabled} title={words.what} onClick={run}>
      {words.run}
    </Button>
    <p role="status" className="bp-subtle bp-formatted">
      {said}
    </p>
  </>
);
