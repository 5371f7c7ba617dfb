import { isReportDue } from '@behave-pro/core/rules';
import type { Log } from '../../forge/log';
import { REPORTED_AT_ONCE, reportAccounts } from '../../forge/privacy';
import { chunksOf } from '../../lists';
import { accountsIn } from '../../records/accounts';
import type { AccountsRound, InstallationBody } from '../../records/kinds';
import { persistently } from '../../retry';
import { leftAfter } from '../daily-shares';
import { changeInstallation, readInstallation } from '../installation';
import { shareOf, type Share } from '../retention/share';
import { createThrottle } from '../throttle';
import { erase } from './erase';
import { bodyOf, walk } from './walk';

/** Pages after which it is noted how far a round is: one that is cut off is gone on with from there. */
const PAGES_A_NOTE = 20;

const START = { place: 0 };

/** What one run of the trigger needs to know of the round. */
interface Going {
  now: number;
  share: Share;
  note: (round: AccountsRound) => Promise<unknown>;
}

/** Reports every account id that is stored. Answers the round as it is then, or undefined where there was no more time. */
async function reportAll(round: AccountsRound, { share, note }: Going): Promise<AccountsRound | undefined> {
  const seen = new Set<string>();
  const closed = new Set(round.closed);
  let waiting: string[] = [];
  let pages = 0;
  const send = async (least: number): Promise<void> => {
    for (const some of chunksOf(waiting, REPORTED_AT_ONCE)) {
      if (some.length < least) {
        waiting = some;
        return;
      }
      for (const id of await reportAccounts(some)) closed.add(id);
    }
    waiting = [];
  };
  for await (const { kind, items, next } of walk(round.at)) {
    const mayGoOn = await share.mayGoOn(items);
    for (const { value } of items)
      for (const id of accountsIn(kind, bodyOf(kind, value)))
        if (!seen.has(id)) {
          seen.add(id);
          waiting.push(id);
        }
    pages += 1;
    const isNoted = !mayGoOn || pages % PAGES_A_NOTE === 0;
    await send(isNoted || !next ? 1 : REPORTED_AT_ONCE);
    if (isNoted && next) await note({ ...round, at: next, closed: [...closed] });
    if (!mayGoOn && next) return undefined;
  }
  return { ...round, phase: 'erase', at: START, closed: [...closed] };
}

/** Replaces the closed accounts wherever they are. Answers whether it came to its end. */
async function eraseAll(round: AccountsRound, { now, share, note }: Going): Promise<boolean> {
  const closed = new Set(round.closed);
  let pages = 0;
  for await (const { kind, items, next } of walk(round.at)) {
    const mayGoOn = await share.mayGoOn(items);
    const keys = items
      .filter(({ value }) => accountsIn(kind, bodyOf(kind, value)).some((id) => closed.has(id)))
      .map(({ key }) => key);
    await erase(kind, keys, closed, now);
    pages += 1;
    if (next && (!mayGoOn || pages % PAGES_A_NOTE === 0)) await note({ ...round, at: next });
    if (!mayGoOn && next) return false;
  }
  return true;
}

const isBeingRemoved = ({ removal }: InstallationBody): boolean =>
  removal !== undefined && removal.phase !== 'done';

/**
 * Once a week, tells Atlassian whose account ids are stored, and puts a former user in the place of each that is closed. A round that is
 * cut off, or has no time left, is gone on with by the next run. Harmless twice, also at once. Throws what stays after retries.
 */
export async function followAccounts(now: number, log: Log): Promise<void> {
  const installation = await persistently(readInstallation);
  const { accounts = {} } = installation;
  if (isBeingRemoved(installation) || !(accounts.round || isReportDue(accounts.last, now))) return;
  const changeAccounts = (after: InstallationBody['accounts']): Promise<unknown> =>
    persistently(() =>
      changeInstallation(now, (before) =>
        isBeingRemoved(before) || !after ? before : { ...before, accounts: after },
      ),
    );
  const note = (round: AccountsRound): Promise<unknown> =>
    changeAccounts({ ...(accounts.last && { last: accounts.last }), round });
  const going = { now, share: shareOf(createThrottle(), leftAfter('accounts')), note };
  let round: AccountsRound | undefined = accounts.round ?? { phase: 'report', at: START, closed: [] };
  if (round.phase === 'report') {
    round = await reportAll(round, going);
    if (!round) return;
    if (round.closed.length) await note(round);
  }
  const erased = round.closed.length > 0;
  if (erased && !(await eraseAll(round, going))) return;
  if (erased) log.info('closed accounts erased', { accounts: round.closed.length });
  await changeAccounts({ last: { at: now, erased } });
}
