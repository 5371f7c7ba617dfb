import type { AgreementReply, PanelView, QuestionView } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import type { Live } from '../../hooks/use-live';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';

export interface NewQuestion {
  text: string;
  scenarioId?: string;
}

/** What can be said of a story. Each rejects with `ApiFailure`, and answers a note for people where there is one. */
export interface AgreementActs {
  /** Answers the open questions where nothing was counted because of them. */
  vote(anyway: boolean): Promise<{ open: QuestionView[] } | undefined>;
  takeBack(): Promise<void>;
  ask(question: NewQuestion): Promise<string | undefined>;
  resolve(questionId: string): Promise<string | undefined>;
  reopen(questionId: string): Promise<string | undefined>;
  remove(questionId: string): Promise<string | undefined>;
  writeComment(questionId: string): Promise<string | undefined>;
}

interface Deps extends Pick<Live<PanelView>, 'reload' | 'update'> {
  view: PanelView;
  call: PanelCall;
}

/** Refusals that mean that what is shown is older than what is stored. */
const isOld = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.code === 'Conflict' || error.code === 'NotFound');

/** Votes and questions of the panel's story. */
export function useAgreement({ view, call, reload, update }: Deps): AgreementActs {
  const voteOnce = useOnce();
  const once = useOnce();
  const show = ({ agreement, note }: AgreementReply): string | undefined => {
    update((now) => ({ ...now, agreement }));
    return note;
  };
  const fresh = async <T>(outcome: Promise<T>): Promise<T> => {
    try {
      return await outcome;
    } catch (error) {
      if (isOld(error)) await reload();
      throw error;
    }
  };
  const settling =
    (name: 'resolve' | 'reopen' | 'removeQuestion' | 'writeComment') =>
    async (questionId: string): Promise<string | undefined> =>
      show(await fresh(once((payload) => call(name, payload), { questionId })));
  return {
    vote: async (anyway) => {
      const payload = { seen: view.agreement.seen, ...(anyway && { anyway }) };
      try {
        const answer = await fresh(voteOnce((made) => call('vote', made), payload));
        if ('open' in answer) return answer;
        show(answer);
        return undefined;
      } catch (error) {
        if (error instanceof ApiFailure && error.code === 'Conflict')
          throw new ApiFailure('Conflict', strings.agreement.changed);
        throw error;
      }
    },
    takeBack: async () => {
      show(await fresh(voteOnce((payload) => call('takeBack', payload), {})));
    },
    ask: async (question) => show(await fresh(once((payload) => call('ask', payload), question))),
    resolve: settling('resolve'),
    reopen: settling('reopen'),
    remove: settling('removeQuestion'),
    writeComment: settling('writeComment'),
  };
}
