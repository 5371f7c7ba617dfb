import { useMemo } from 'react';
import type {
  DefectForm,
  DefectIssue,
  DefectsReply,
  DefectView,
  PanelScenario,
  PanelView,
} from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import type { Live } from '../../hooks/use-live';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import type { ScenarioEdits } from '../use-scenario-edits';

const words = strings.defects;

/** What can be done with defects of the story's scenarios. Each rejects with `ApiFailure`, and says what was done. */
export interface DefectActs {
  form(): Promise<DefectForm>;
  find(query: string, typeId?: string): Promise<{ issues: DefectIssue[] }>;
  /** Answers the open defects where nothing was created because of them. */
  create(
    scenario: PanelScenario,
    made: { runId: string; typeId: string; summary: string; anyway?: boolean },
  ): Promise<DefectView[] | undefined>;
  link(scenario: PanelScenario, issue: Pick<DefectIssue, 'id' | 'key'>): Promise<void>;
  unlink(scenario: PanelScenario, defect: DefectView): Promise<void>;
  relate(defect: DefectView): Promise<void>;
  look(defect: DefectView): Promise<void>;
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  call: PanelCall;
  happened: ScenarioEdits['happened'];
}

const nameOf = ({ name }: PanelScenario): string => name || strings.panel.untitled;

/** Refusals that mean that what is shown is older than what is stored. */
const isOld = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.code === 'Conflict' || error.code === 'NotFound');

export function useDefects({ call, reload, update, happened }: Deps): DefectActs {
  const createOnce = useOnce();
  const once = useOnce();
  const show = ({ defects }: DefectsReply): void => update((view) => ({ ...view, defects }));
  const fresh = async <T>(outcome: Promise<T>): Promise<T> => {
    try {
      return await outcome;
    } catch (error) {
      if (isOld(error)) await reload();
      throw error;
    }
  };
  /** Says what was done, and what was not done beside it. */
  const say = (text: string | undefined, { note }: DefectsReply, undo?: () => Promise<void>): void =>
    happened({ text: [text, note].filter(Boolean).join(' ') || words.made, ...(undo && { undo }) });
  const keyIn = ({ defects }: DefectsReply, defectId: string): string | undefined =>
    defects.defects.find(({ id }) => id === defectId)?.issue?.key;

  const link: DefectActs['link'] = async (scenario, issue) => {
    const payload = { scenarioId: scenario.id, issueId: issue.id };
    const reply = await fresh(once((made) => call('linkDefect', made), payload));
    show(reply);
    const known = reply.defects.defects.find(({ id }) => id === reply.defectId);
    say(words.linked(issue.key, nameOf(scenario)), reply, known && (() => unlink(scenario, known)));
  };
  const unlink: DefectActs['unlink'] = async (scenario, { id: defectId, issue }) => {
    const reply = await fresh(once((made) => call('unlinkDefect', made), { defectId }));
    show(reply);
    if (issue) say(words.unlinked(issue.key, nameOf(scenario)), reply, () => link(scenario, issue));
  };
  // Whoever searches depends on them: to stay the same functions.
  const reading = useMemo(
    () => ({
      form: () => call('defectForm', {}),
      find: (query: string, typeId?: string) =>
        call('findDefects', { query, ...(typeId !== undefined && { typeId }) }),
    }),
    [call],
  );
  return {
    ...reading,
    async create(scenario, made) {
      const payload = { scenarioId: scenario.id, ...made };
      const reply = await fresh(createOnce((creation) => call('createDefect', creation), payload));
      if ('open' in reply) return reply.open;
      show(reply);
      const key = keyIn(reply, reply.defectId);
      say(key && words.created(key, nameOf(scenario)), reply);
      return undefined;
    },
    link,
    unlink,
    async relate({ id: defectId, issue }) {
      const reply = await fresh(once((made) => call('relateDefect', made), { defectId }));
      show(reply);
      say(reply.note ? undefined : issue && words.related(issue.key), reply);
    },
    async look({ id: defectId }) {
      const reply = await fresh(once((made) => call('lookForDefect', made), { defectId }));
      show(reply);
      const key = keyIn(reply, defectId);
      say(key && words.looked(key), reply);
    },
  };
}
