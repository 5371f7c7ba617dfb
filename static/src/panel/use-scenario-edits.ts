import { useRef, useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';
import type { NoticeAction } from '../components/notice';
import { useAction } from '../hooks/use-action';
import type { Live } from '../hooks/use-live';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import { useRestore } from './use-restore';

/** Names a scenario of the project. */
export type ScenarioPlace = Pick<PanelScenario, 'featureId'> & { scenarioId: string };

export interface ScenarioEdits {
  /** `of` is another one with each thing done, also where the words are the same. */
  notice?: { of: number; text: string; action?: NoticeAction };
  /** Also when something else begins: what was done before would stand beside how that ends. */
  dismiss(): void;
  /** Why undoing failed. */
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
  /** Puts a scenario of the project on this issue. Rejects with `ApiFailure`. */
  link(place: ScenarioPlace): Promise<void>;
  /** Takes it off this issue. Rejects with `ApiFailure`. */
  unlink(scenario: PanelScenario): Promise<void>;
  /** `scenarios`, and those in an editor that are gone from them: what was typed must not vanish with the row. */
  withEdited(scenarios: readonly PanelScenario[]): PanelScenario[];
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  call: PanelCall;
  issueKey: string;
}

interface Done {
  text: string;
  undo?: () => Promise<void>;
}

const nameOf = (scenario: PanelScenario): string => scenario.name || strings.panel.untitled;

const placed = (list: readonly PanelScenario[], scenario: PanelScenario): PanelScenario[] =>
  list.some(({ id }) => id === scenario.id)
    ? list.map((one) => (one.id === scenario.id ? scenario : one))
    : [...list, scenario];

/** What is going on with the scenarios of the list: which are being edited, what just happened, how to undo it. */
export function useScenarioEdits({ call, issueKey, reload, update }: Deps): ScenarioEdits {
  const [drafts, setDrafts] = useState<readonly PanelScenario[]>([]);
  const count = useRef(0);
  const [done, setDone] = useState<Done & { of: number }>();
  const say = (what: Done): void => setDone({ ...what, of: (count.current += 1) });
  const [focusId, setFocusId] = useState<string>();
  const restore = useRestore(call);
  const linkOnce = useOnce();
  const unlinkOnce = useOnce();
  const undo = useAction(async (way: () => Promise<void>) => way());

  const stopEdit = (id: string): void => {
    setDrafts((now) => now.filter((draft) => draft.id !== id));
    setFocusId(id);
  };
  const show = (scenario: PanelScenario, what: Done): void => {
    update((view) => ({ ...view, scenarios: placed(view.scenarios, scenario) }));
    say(what);
    setFocusId(scenario.id);
    void reload();
  };
  const takeOff = (scenario: PanelScenario, what: Done): void => {
    update((view) => ({ ...view, scenarios: view.scenarios.filter(({ id }) => id !== scenario.id) }));
    say(what);
    setFocusId(undefined);
    void reload();
  };

  const link = async ({ featureId, scenarioId }: ScenarioPlace): Promise<void> => {
    const { scenario } = await linkOnce((place) => call('link', place), { featureId, scenarioId });
    show(scenario, { text: strings.panel.linked(nameOf(scenario)), undo: () => unlink(scenario) });
  };
  const unlink = async (scenario: PanelScenario): Promise<void> => {
    const place = { featureId: scenario.featureId, scenarioId: scenario.id };
    await unlinkOnce((payload) => call('unlink', payload), place);
    takeOff(scenario, {
      text: strings.panel.unlinked(nameOf(scenario), scenario.featureName, issueKey),
      undo: () => link(place),
    });
  };
  const bringBack = async (scenario: PanelScenario): Promise<void> => {
    const back = await restore(scenario);
    show(back, { text: strings.panel.restored(nameOf(back)) });
  };

  const way = done?.undo;
  const action = way && { label: strings.panel.undo, busy: undo.busy, run: () => void undo.run(way) };
  const dismiss = (): void => {
    setDone(undefined);
    undo.clear();
  };
  return {
    notice: done && { of: done.of, text: done.text, action },
    dismiss,
    failure: undo.failure,
    focusId,
    editing: (id) => drafts.find((draft) => draft.id === id),
    startEdit: (scenario) => {
      dismiss();
      setDrafts((now) => placed(now, scenario));
    },
    stopEdit,
    added: (scenario) => show(scenario, { text: strings.panel.added(nameOf(scenario)) }),
    edited: (scenario) => {
      stopEdit(scenario.id);
      show(scenario, { text: strings.panel.edited(nameOf(scenario)) });
    },
    removed: (scenario) =>
      takeOff(scenario, {
        text: strings.panel.removed(nameOf(scenario)),
        undo: () => bringBack(scenario),
      }),
    link,
    unlink,
    withEdited: (scenarios) => {
      const here = new Set(scenarios.map(({ id }) => id));
      return [...scenarios, ...drafts.filter(({ id }) => !here.has(id))];
    },
  };
}
