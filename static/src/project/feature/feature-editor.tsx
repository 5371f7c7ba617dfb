import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ErrorCode, FeatureView, TextProblem } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { Conflict } from '../../editor/conflict';
import { offsetOf } from '../../editor/place';
import { TextForm } from '../../editor/text-form';
import { useCheckedText } from '../../editor/use-checked-text';
import { changedLines, checkFeature, retyped, typedText } from '../../gherkin';
import { useAction } from '../../hooks/use-action';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import type { Drafts } from '../use-drafts';
import { useAddAgain } from './use-add-again';

export interface FeatureEditorProps {
  /** As it is now; `undefined` when it is gone. */
  current?: FeatureView;
  /** As it was when last seen. */
  known: FeatureView;
  drafts: Drafts;
  call: ProjectCall;
  /** Where the caret starts. */
  place?: Pick<TextProblem, 'line' | 'column'>;
  reload: () => Promise<void>;
  onSaved: (feature: FeatureView) => void;
  onClose: () => void;
}

/** Refusals that mean the page is older than what is stored. */
const STALE: readonly ErrorCode[] = ['Conflict', 'NotFound'];
/** Of one request, the platform's limit being 500 KB. */
const MOST_BYTES = 480_000;

const words = strings.feature;

const sizeOf = (payload: object): number => new Blob([JSON.stringify(payload)]).size;

/** A feature's text in the editor; a change made meanwhile by someone else is shown before anything is lost. */
export function FeatureEditor(props: FeatureEditorProps) {
  const { current, known, drafts, call, place, reload, onSaved, onClose } = props;
  const [kept] = useState(() => drafts.of(known.id));
  const [base, setBase] = useState(kept?.base ?? known);
  const start = useMemo(() => typedText(base.text), [base]);
  const { lintSettings } = known;
  const draft = useCheckedText(
    kept?.text ?? start,
    // What is wrong with a draft is seen before a key is touched.
    base.draft ? undefined : start,
    useCallback((text: string) => checkFeature(text, lintSettings), [lintSettings]),
  );
  const { text } = draft;
  const changed = text !== start;
  const [caret] = useState(place ? offsetOf(text, place.line, place.column) : 0);
  const { keep, drop } = drafts;
  useEffect(() => {
    if (changed) keep({ base, text });
    else drop(base.id);
  }, [changed, base, text, keep, drop]);

  const once = useOnce();
  const addAgain = useAddAgain(call);
  const gone = current === undefined;
  const finish = (feature: FeatureView): void => {
    drop(base.id);
    onSaved(feature);
  };
  const send = async (asDraft: boolean): Promise<void> => {
    const full = retyped(base.text, text);
    if (gone) return finish(await addAgain(base.path, full));
    const payload = { featureId: base.id, text: full, textHash: base.textHash, ...(asDraft && { asDraft }) };
    if (sizeOf(payload) > MOST_BYTES) throw new ApiFailure('TooLarge', words.tooLarge);
    try {
      const reply = await once((change) => call('saveText', change), payload);
      if (!('feature' in reply)) throw new ApiFailure('Conflict', words.conflict.text);
      finish(reply.feature);
    } catch (error) {
      if (error instanceof ApiFailure && STALE.includes(error.code)) await reload();
      throw error;
    }
  };
  const save = useAction(() => send(false));
  const saveDraft = useAction(() => send(true));
  const clear = (): void => {
    save.clear();
    saveDraft.clear();
  };
  const marked = useMemo(() => current && changedLines(base.text, current.text), [base, current]);
  const conflicted = gone || current.textHash !== base.textHash;
  const failure = save.failure ?? saveDraft.failure;
  const explained = conflicted && failure !== undefined && STALE.includes(failure.code);
  return (
    <TextForm
      title={words.editTitle(known.name || strings.features.untitled)}
      label={words.editLabel}
      help={words.editHelp}
      draft={{ ...draft, changed }}
      submitLabel={gone ? words.conflict.addAgain : strings.common.save}
      caret={caret}
      busy={save.busy}
      failure={explained ? undefined : failure}
      onSubmit={() => {
        clear();
        void save.run();
      }}
      anyway={{
        label: words.saveDraft,
        help: words.saveDraftHelp,
        busy: saveDraft.busy,
        save: () => {
          clear();
          void saveDraft.run();
        },
      }}
      onCancel={() => {
        drop(base.id);
        onClose();
      }}
    >
      {conflicted && (
        <Conflict
          words={words.conflict}
          theirs={current && typedText(current.text)}
          marked={marked}
          language={base.language}
          onKeepMine={() => {
            clear();
            if (current) setBase(current);
          }}
          onTakeTheirs={() => {
            if (!current) return;
            clear();
            setBase(current);
            draft.setText(typedText(current.text));
          }}
        />
      )}
    </TextForm>
  );
}
