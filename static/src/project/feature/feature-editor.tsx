import { syntaxOf } from '@behave-pro/core/gherkin/source-files';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ErrorCode, FeatureView, TextProblem } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { editorIn } from '../../editor/code/handle';
import type { Writing } from '../../editor/code/scan/scanned';
import { Conflict } from '../../editor/conflict';
import { AppSuggestions } from '../../editor/sources/app-suggestions';
import { offsetOf } from '../../editor/place';
import { TextForm } from '../../editor/text-form';
import { useCheckedText } from '../../editor/use-checked-text';
import type { FindFix } from '../../editor/use-remarks';
import { changedLines, checkFeature, fixFeature, formatFeature, retyped, typedText } from '../../gherkin';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { sideOf } from '../saving/compose';
import { Decide } from '../saving/decide';
import { useSaveText, type Saved, type SentText } from '../saving/use-save-text';
import type { Drafts } from '../use-drafts';
import { Noticed } from './noticed';
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
  /** A save begins. */
  onBegin: () => void;
  onSaved: (saved: Saved) => void;
  onClose: () => void;
}

/** Refusals that mean the page is older than what is stored. */
const STALE: readonly ErrorCode[] = ['Conflict', 'NotFound'];
/** Refusals of a decided text that do not pass by trying again. */
const FINAL: readonly ErrorCode[] = [...STALE, 'Invalid', 'TooLarge', 'Forbidden'];

const WRITINGS: Record<ReturnType<typeof syntaxOf>, Writing> = {
  gherkin: { kind: 'feature' },
  markdown: { kind: 'markdown' },
};

const words = strings.feature;

/** A feature's text in the editor; a change made meanwhile by someone else is shown before anything is lost. */
export function FeatureEditor(props: FeatureEditorProps) {
  const { current, known, drafts, call, place, reload, onBegin, onSaved, onClose } = props;
  const [kept] = useState(() => drafts.of(known.id));
  const [base, setBase] = useState(kept?.base ?? known);
  const start = useMemo(() => typedText(base.text), [base]);
  const { lintSettings, path } = known;
  const draft = useCheckedText(
    kept?.text ?? start,
    // What is wrong with a draft is seen before a key is touched.
    base.draft ? undefined : start,
    useCallback((text: string) => checkFeature(text, lintSettings, path), [lintSettings, path]),
  );
  const { text } = draft;
  const syntax = syntaxOf(path);
  const findFix: FindFix = useCallback((whole, remark) => fixFeature(whole, remark, syntax), [syntax]);
  const changed = text !== start;
  const [caret] = useState(place ? offsetOf(text, place.line, place.column) : 0);
  const { keep, drop } = drafts;
  const saving = useSaveText(call, kept?.undecided);
  const { undecided } = saving;
  const [chosen, setChosen] = useState(kept?.chosen);
  const finished = useRef(false);
  useEffect(() => {
    if (finished.current) return;
    if (changed || undecided) keep({ base, text, ...(undecided && { undecided, chosen }) });
    else drop(base.id);
  }, [changed, base, text, undecided, chosen, keep, drop]);

  const area = useRef<HTMLDivElement>(null);
  const addAgain = useAddAgain(call);
  const gone = current === undefined;
  const finish = (saved: Saved): void => {
    finished.current = true;
    drop(base.id);
    onSaved(saved);
  };
  const send = async (sent: SentText): Promise<void> => {
    onBegin();
    try {
      const saved = await saving.save(sent);
      if (saved) finish(saved);
    } catch (error) {
      // The editor shows what is wrong with the text, or what is there now.
      if (error instanceof ApiFailure && FINAL.includes(error.code)) saving.leave();
      if (error instanceof ApiFailure && STALE.includes(error.code)) await reload();
      throw error;
    }
  };
  const sendTyped = async (asDraft: boolean): Promise<void> => {
    const full = retyped(base.text, text);
    if (gone) return finish({ feature: await addAgain(base.path, full) });
    await send({ featureId: base.id, text: full, textHash: base.textHash, ...(asDraft && { asDraft }) });
  };
  const save = useAction(() => sendTyped(false));
  const saveDraft = useAction(() => sendTyped(true));
  const saveDecided = useAction(send);
  const clear = (): void => {
    save.clear();
    saveDraft.clear();
    saveDecided.clear();
  };
  const leave = (): void => {
    clear();
    saving.leave();
    setChosen(undefined);
    // The form is shown again only after this.
    setTimeout(() => editorIn(area.current)?.focus());
  };
  const compose = (whole: string): void => {
    if (!undecided || !('conflict' in undecided)) return;
    const { textHash, parts } = undecided.conflict;
    // From here on it is a change of what is there now, also if saving it fails.
    setBase({ ...base, text: sideOf(parts, 'theirs'), textHash });
    draft.setText(typedText(whole));
    void saveDecided.run({ ...undecided.sent, text: whole, textHash });
  };
  const marked = useMemo(() => current && changedLines(base.text, current.text), [base, current]);
  const conflicted = gone || current.textHash !== base.textHash;
  const failure = save.failure ?? saveDraft.failure ?? saveDecided.failure;
  const refused = failure !== undefined && STALE.includes(failure.code);
  const explained = conflicted && refused;
  return (
    <>
      {undecided && (
        <Decide
          undecided={undecided}
          language={base.language}
          known={known.scenarios}
          chosen={chosen}
          onChosen={setChosen}
          busy={saveDecided.busy}
          failure={saveDecided.failure}
          onAnswer={(identities) => void saveDecided.run({ ...undecided.sent, identities })}
          onCompose={compose}
          onLeave={leave}
        />
      )}
      <div ref={area} hidden={!!undecided}>
        <AppSuggestions call={call} featureId={known.id}>
          <TextForm
            title={words.editTitle(known.name || strings.features.untitled)}
            label={words.editLabel}
            help={words.editHelp}
            draft={{ ...draft, changed }}
            submitLabel={gone ? words.conflict.addAgain : strings.common.save}
            caret={caret}
            writing={WRITINGS[syntax]}
            findFix={findFix}
            format={syntax === 'markdown' ? undefined : formatFeature}
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
            {conflicted && !refused && !gone && <Noticed theirs={current} marked={marked} />}
            {conflicted && (refused || gone) && (
              <Conflict
                words={words.conflict}
                theirs={current && typedText(current.text)}
                marked={marked}
                language={base.language}
                onKeepMine={() => {
                  clear();
                  if (current) setBase(current);
                }}
                setText={draft.setText}
                onTakeTheirs={() => {
                  if (!current) return;
                  clear();
                  setBase(current);
                }}
              />
            )}
          </TextForm>
        </AppSuggestions>
      </div>
    </>
  );
}
