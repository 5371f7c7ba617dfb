import { useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';
import type { NoticeAction } from '../components/notice';
import { useAction } from '../hooks/use-action';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import { useRestore } from './use-restore';

export interface ScenarioEdits {
  notice?: { text: string; action?: NoticeAction };
  dismiss(): void;
  /** Why bringing a deleted scenario back failed. */
  failure?: ApiFailure;
  /** The scenario whose row takes the focus, after it was added, saved or brought back. */
  focusId?: string;
  /** The scenario as it was when its editing began; `undefined` when it is not being edited. */
  editing(id: string): PanelScenario | undefined;
  startEdit(scenario: PanelScenario): void;
  stopEdit(id: string): void;
  added(scenario: PanelScenario): void;
  edited(scenario: PanelScenario): void;
  removed(scenario: PanelScenario): void;
  /** `scenarios`, and those in an editor that are gone from them: what was typed must not vanish with the row. */
  withEdited(scenarios: readonly PanelScenario[]): PanelScenario[];
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  call: PanelCall;
}

const nameOf = (scenario: PanelScenario): string => scenario.name || strings.panel.untitled;

const placed = (list: readonly PanelScenario[], scenario: PanelScenario): PanelScenario[] =>
  list.some(({ id }) => id === scenario.id)
    ? list.map((one) => (one.id === scenario.id ? scenario : one))
    : [...list, scenario];

/** What is going on with the scenarios of the list: which are being edited, what just happened, how to undo it. */
export function useScenarioEdits({ call, reload, update }: Deps): ScenarioEdits {
  const [drafts, setDrafts] = useState<readonly PanelScenario[]>([]);
  const [text, setText] = useState<string>();
  const [deleted, setDeleted] = useState<PanelScenario>();
  const [focusId, setFocusId] = useState<string>();

  const stopEdit = (id: string): void => {
    setDrafts((now) => now.filter((draft) => draft.id !== id));
    setFocusId(id);
  };
  const show = (scenario: PanelScenario, message: string): void => {
    update((view) => ({ ...view, scenarios: placed(view.scenarios, scenario) }));
    setText(message);
    setDeleted(undefined);
    setFocusId(scenario.id);
    void reload();
  };
  const restore = useRestore(call);
  const undo = useAction(async (scenario: PanelScenario) => {
    const back = await restore(scenario);
    show(back, strings.panel.restored(nameOf(back)));
  });

  const action: NoticeAction | undefined = deleted && {
    label: strings.panel.undo,
    busy: undo.busy,
    run: () => void undo.run(deleted),
  };
  return {
    notice: text === undefined ? undefined : { text, action },
    dismiss: () => {
      setText(undefined);
      setDeleted(undefined);
      undo.clear();
    },
    failure: undo.failure,
    focusId,
    editing: (id) => drafts.find((draft) => draft.id === id),
    startEdit: (scenario) => setDrafts((now) => placed(now, scenario)),
    stopEdit,
    added: (scenario) => show(scenario, strings.panel.added(nameOf(scenario))),
    edited: (scenario) => {
      stopEdit(scenario.id);
      show(scenario, strings.panel.edited(nameOf(scenario)));
    },
    removed: (scenario) => {
      update((view) => ({ ...view, scenarios: view.scenarios.filter(({ id }) => id !== scenario.id) }));
      setText(strings.panel.removed(nameOf(scenario)));
      setDeleted(scenario);
      setFocusId(undefined);
      void reload();
    },
    withEdited: (scenarios) => {
      const here = new Set(scenarios.map(({ id }) => id));
      return [...scenarios, ...drafts.filter(({ id }) => !here.has(id))];
    },
  };
}
