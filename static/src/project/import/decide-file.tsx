import type { ImportedFile } from '../../../../src/invoke-api';
import { OnDemand } from '../../components/on-demand';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type * as decide from '../saving/decide';
import type { Matter } from '../saving/use-save-text';
import type { Decision } from './decisions';
import { isUndecided } from './open-files';
import type { Import } from './import-state';

interface Props {
  path: string;
  /** The files that are not imported yet, this one among them. */
  open: readonly ImportedFile[];
  imports: Import;
  language: string;
}

/** The comparison of texts, which the parser comes with. */
const load = (): Promise<typeof decide> => import('../saving/decide');
const words = strings.import.decide;

/** One file of an import that only a person can decide about. */
export function DecideFile({ path, open, imports, language }: Props) {
  const undecided = open.filter(isUndecided);
  const at = undecided.findIndex((file) => file.path === path);
  const { ask, conflict } = undecided[at] ?? {};
  const answer = useAction((decision: Decision) => imports.answer(path, decision));
  const matter: Matter | undefined = ask ? { ask } : conflict ? { conflict } : undefined;
  if (!matter) return null;
  return (
    <>
      <p role="status">{words.title(path, at + 1, undecided.length)}</p>
      <OnDemand load={load}>
        {({ Decide }) => (
          <Decide
            undecided={matter}
            language={language}
            between="file"
            leaveLabel={words.later}
            busy={answer.busy}
            failure={answer.failure}
            onAnswer={(identities) => void answer.run({ identities })}
            onCompose={(text) => conflict && void answer.run({ text, over: conflict.textHash })}
            onLeave={() => imports.decide(undefined)}
          />
        )}
      </OnDemand>
    </>
  );
}
