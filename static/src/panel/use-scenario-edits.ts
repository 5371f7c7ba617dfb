import { useRef, useState } from 'react';
import type { PanelApi, PanelScenario, PanelView } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
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
  /** Puts a scenario of the project on this issue. Rejects with `ApiFailure`. */
  link(place: ScenarioPlace): Promise<void>;
  /** Puts a copy below it. Rejects with `ApiFailure`. */
  duplicate(scenario: PanelScenario): Promise<void>;
  /** Moves it to another feature. Rejects with `ApiFailure`. */
  moveTo(scenario: PanelScenario, targetId: string): Promise<void>;
  /** Changes whether a build runs it or a person does. Rejects with `ApiFailure`. */
  retype(scenario: PanelScenario): Promise<void>;
  /** Deletes it from its feature. Rejects with `ApiFailure`. */
  remove(scenario: PanelScenario): Promise<void>;
  /** Says what was done elsewhere with the scenarios, and looks at them again. */
  happened(what: Done): void;
  /** Takes it off this issue. Rejects with `ApiFailure`. */
  unlink(scenario: PanelScenario): Promise<void>;
  /** `scenarios`, and those in an editor that are gone from them: what was typed must not vanish with the row. */
  withEdited(scenarios: readonly PanelScenario[]): PanelScenario[];
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  call: PanelCall;
  issueKey: string;
}

export interface Done {
  text: string;
  undo?: () => Promise<void>;
}

const nameOf = (scenario: PanelScenario): string => scenario.name || strings.panel.untitled;

/** In the place of what it was before; a new one right behind `behind`, else at the end. */
const placed = (
  list: readonly PanelScenario[],
  scenario: PanelScenario,
  behind?: string,
): PanelScenario[] => {
  if (list.some(({ id }) => id === scenario.id))
    return list.map((one) => (one.id === scenario.id ? scenario : one));
  const at = list.findIndex(({ id }) => id === behind);
  return at === -1 ? [...list, scenario] : list.toSpliced(at + 1, 0, scenario);
};

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
  const changeOnce = useOnce();
  const undo = useAction(async (way: () => Promise<void>) => way());

  const stopEdit = (id: string): void => {
    setDrafts((now) => now.filter((draft) => draft.id !== id));
    setFocusId(id);
  };
  const show = (scenario: PanelScenario, what: Done, behind?: string): void => {
    update((view) => ({ ...view, scenarios: placed(view.scenarios, scenario, behind) }));
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
  /** A scenario that somebody else changed is shown as it is now, and not changed unseen. */
  const looked = async <T>(outcome: Promise<T>): Promise<T> => {
    try {
      return await outcome;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'Conflict') throw error;
      await reload();
      throw new ApiFailure('Conflict', strings.panel.changedSince);
    }
  };
  const remove = async (scenario: PanelScenario): Promise<void> => {
    const { featureId, id: scenarioId, textHash } = scenario;
    const payload = { featureId, scenarioId, textHash };
    const taken = await looked(changeOnce((removal) => call('remove', removal), payload));
    takeOff(scenario, {
      text: strings.panel.removed(nameOf(scenario)),
      undo: () => bringBack({ ...scenario, ...taken }),
    });
  };
  const duplicate = async ({ featureId, id: scenarioId, textHash }: PanelScenario): Promise<void> => {
    const payload = { featureId, scenarioId, textHash };
    const { scenario } = await looked(changeOnce((copy) => call('duplicate', copy), payload));
    show(
      scenario,
      {
        text: strings.panel.duplicated(nameOf(scenario), scenario.featureName),
        undo: () => remove(scenario),
      },
      scenarioId,
    );
  };
  const move = async (
    { featureId, id: scenarioId, textHash }: PanelScenario,
    to: Pick<Parameters<PanelApi['move']>[0], 'targetId' | 'place'>,
  ): Promise<void> => {
    const payload = { featureId, scenarioId, textHash, ...to };
    const { scenario, from } = await looked(changeOnce((moving) => call('move', moving), payload));
    show(scenario, {
      text: strings.panel.movedTo(nameOf(scenario), scenario.featureName),
      ...(!to.place && {
        undo: () => move(scenario, { targetId: from.featureId, place: from.place }),
      }),
    });
  };
  const edited = (scenario: PanelScenario): void => {
    stopEdit(scenario.id);
    show(scenario, { text: strings.panel.edited(nameOf(scenario)) });
  };
  const retype = async (scenario: PanelScenario): Promise<void> => {
    const { featureId, id: scenarioId, text, textHash, testType } = scenario;
    const other = testType === 'manual' ? 'automated' : 'manual';
    const payload = { featureId, scenarioId, text, textHash, testType: other } as const;
    edited((await looked(changeOnce((edit) => call('edit', edit), payload))).scenario);
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
    edited,
    duplicate,
    moveTo: (scenario, targetId) => move(scenario, { targetId }),
    retype,
    remove,
    happened: (what) => {
      say(what);
      setFocusId(undefined);
      void reload();
    },
    link,
    unlink,
    withEdited: (scenarios) => {
      const here = new Set(scenarios.map(({ id }) => id));
      return [...scenarios, ...drafts.filter(({ id }) => !here.has(id))];
    },
  };
}
