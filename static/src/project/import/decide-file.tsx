import type { Identities, ImportedFile } from '../../../../src/invoke-api';
import { OnDemand } from '../../components/on-demand';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import type * as decide from '../saving/decide';
import { useSaveText, type Matter, type SentText } from '../saving/use-save-text';
import type { Import } from './use-import';

interface Props {
  path: string;
  /** The files that are open, this one among them. */
  open: readonly ImportedFile[];
  imports: Import;
  call: ProjectCall;
  language: string;
}

/** The comparison of texts, which the parser comes with. */
const load = (): Promise<typeof decide> => import('../saving/decide');
const words = strings.import.decide;

/** One file of an import that only a person can decide about. */
export function DecideFile({ path, open, imports, call, language }: Props) {
  const at = open.findIndex((file) => file.path === path);
  const file = open[at];
  const saving = useSaveText(call);
  const save = async (sent: SentText): Promise<void> => {
    const saved = await saving.save(sent);
    if (!saved || !file) return;
    const { id, name, scenarios } = saved.feature;
    const { conflict, ...rest } = file;
    imports.settle({ ...rest, outcome: 'merged', featureId: id, name, scenarios: scenarios.length });
  };
  const send = useAction(save);
  const answer = useAction((identities: Identities) => imports.answer(path, identities));
  const { ask, conflict } = file ?? {};
  const waiting: Matter | undefined = ask ? { ask } : conflict ? { conflict } : undefined;
  const undecided: Matter | undefined = saving.undecided ?? waiting;
  if (!undecided) return null;
  return (
    <>
      <p role="status">{words.title(path, at + 1, open.length)}</p>
      <OnDemand load={load}>
        {({ Decide }) => (
          <Decide
            undecided={undecided}
            language={language}
            between="file"
            leaveLabel={words.later}
            busy={send.busy || answer.busy}
            failure={send.failure ?? answer.failure}
            onAnswer={(identities) =>
              void (saving.undecided
                ? send.run({ ...saving.undecided.sent, identities })
                : answer.run(identities))
            }
            onCompose={(text) => {
              if (!('conflict' in undecided)) return;
              const { featureId, textHash } = undecided.conflict;
              void send.run({ featureId, text, textHash });
            }}
            onLeave={() => imports.decide(undefined)}
          />
        )}
      </OnDemand>
    </>
  );
}
