import { useState } from 'react';
import type { ErrorCode, LintSettings, PanelScenario } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { Conflict } from '../../editor/conflict';
import { AppSuggestions } from '../../editor/sources/app-suggestions';
import { useAction } from '../../hooks/use-action';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import { useRestore } from '../use-restore';
import { ScenarioForm } from './scenario-form';
import { useDraft } from './use-draft';

interface Props {
  /** As it was when editing began. */
  base: PanelScenario;
  /** As it is now; `undefined` when it is gone. */
  current?: PanelScenario;
  /** What the project chose of the lint rules. */
  lint: LintSettings;
  call: PanelCall;
  reload: () => Promise<void>;
  /** A save begins. */
  onBegin: () => void;
  onSaved: (scenario: PanelScenario) => void;
  onClose: () => void;
}

/** Refusals that mean the list is older than what is stored. */
const STALE: readonly ErrorCode[] = ['Conflict', 'NotFound'];

/** An existing scenario in the editor; a change made meanwhile by someone else is shown before anything is lost. */
export function EditScenario(props: Props) {
  const { base, current, lint, call, reload, onBegin, onSaved, onClose } = props;
  const draft = useDraft(base, base.language, lint);
  const [accepted, setAccepted] = useState(base);
  const once = useOnce();
  const restore = useRestore(call);
  const gone = current === undefined;

  const save = useAction(async () => {
    onBegin();
    const { text, testType } = draft;
    if (gone) return onSaved(await restore({ ...base, text, testType }));
    const payload = {
      featureId: base.featureId,
      scenarioId: base.id,
      text,
      testType,
      textHash: accepted.textHash,
      baseText: accepted.text,
    };
    try {
      onSaved((await once((edit) => call('edit', edit), payload)).scenario);
    } catch (error) {
      if (error instanceof ApiFailure && STALE.includes(error.code)) await reload();
      throw error;
    }
  });
  const conflicted = gone || current.textHash !== accepted.textHash;
  const explained = conflicted && save.failure !== undefined && STALE.includes(save.failure.code);
  return (
    <AppSuggestions call={call} featureId={base.featureId}>
      <ScenarioForm
        title={strings.editor.editTitle}
        draft={draft}
        language={base.language}
        submitLabel={gone ? strings.conflict.addAgain : strings.common.save}
        caret={0}
        busy={save.busy}
        failure={explained ? undefined : save.failure}
        onSubmit={() => void save.run()}
        onCancel={onClose}
      >
        {conflicted && (
          <Conflict
            words={strings.conflict}
            theirs={current?.text}
            language={base.language}
            onKeepMine={() => {
              save.clear();
              setAccepted(current ?? accepted);
            }}
            setText={draft.setText}
            onTakeTheirs={() => {
              if (!current) return;
              save.clear();
              setAccepted(current);
              draft.setTestType(current.testType);
            }}
          />
        )}
      </ScenarioForm>
    </AppSuggestions>
  );
}
