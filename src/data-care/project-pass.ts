import { randomUUID } from 'node:crypto';
import {
  afterRequestedPass,
  atStep,
  requestStep,
  type RemovalState,
  type RequestedStep,
} from '@behave-pro/core/rules';
import { SITE } from '../context';
import type { Log } from '../forge/log';
import { noteAudit } from '../records/audit';
import { changeAnew, type Change } from '../records/change';
import type { InstallationBody, ProjectRemoval, RemovalRecordBody } from '../records/kinds';
import { CONTENT_KINDS } from '../records/keys';
import * as refs from '../records/refs';
import { persistently } from '../retry';
import { readBackups } from './backup/state';
import { changeInstallation } from './installation';
import { Ledger } from './ledger';
import { TakenOver, type PassOutcome } from './removal-pass';
import { removeStored } from './remove-stored';
import { ofProject } from './scope';
import type { Turn } from './turn';

/** Certificates of projects that a site keeps. */
const CERTIFICATES = 20;

export type ProjectPass = Exclude<RequestedStep, 'none' | 'close'>;

export const withRemoval = (
  before: InstallationBody,
  projectId: string,
  removal: ProjectRemoval,
): InstallationBody => ({
  ...before,
  requests: { ...before.requests, [projectId]: removal },
});

async function readInstallationIn(records: Change): Promise<InstallationBody | undefined> {
  const [record] = await records.read([refs.installation()]);
  return record?.body;
}

const NOTHING_REMOVED: Pick<RemovalRecordBody, 'removed' | 'linksOff'> = {
  removed: {},
  linksOff: { issues: 0, features: 0 },
};

/** Makes this run the one that goes over what the project has, if the step is still due; else answers undefined. */
const begin = (
  projectId: string,
  step: ProjectPass,
  now: number,
  pass: string,
): Promise<RemovalRecordBody | undefined> =>
  changeAnew(now, async (records) => {
    const before = await readInstallationIn(records);
    const removal = before?.requests?.[projectId];
    if (!before || !removal || requestStep(removal, now) !== step) {
      // A lost answer of the very same beginning.
      if (!removal || removal.pass?.id !== pass) return undefined;
      const [mine] = await records.read([refs.removal(removal.id)]);
      return mine?.body;
    }
    const { id, askedAt, askedBy, dueAt, key, name } = removal;
    const ref = refs.removal(id);
    const [known] = await records.read([ref]);
    const asked = { id, askedAt, ...(askedBy !== undefined && { askedBy }), dueAt };
    const body = { key, name, asked, ...(known?.body ?? NOTHING_REMOVED), pass };
    records.put(ref, body, { projectId });
    const after = withRemoval(before, projectId, atStep(removal, step, now, pass));
    records.put(refs.installation(), after, { projectId: SITE });
    // In the log of the site: that of the project goes with it.
    if (step === 'first pass' && removal.state?.phase === 'announced')
      noteAudit(records, { at: now, action: 'removal-begun', facts: [{ name: 'project', value: key }] });
    return body;
  });

/** What was backed up of the project has nothing to do with what is there from now on. */
async function leaveBackups(records: Change, projectId: string, now: number): Promise<void> {
  const ref = refs.backups(projectId);
  const [backups] = await records.read([ref]);
  if (!backups) return;
  const { moments, inHand, abandoned = [] } = backups.body;
  const left = [...abandoned, ...(inHand ? [inHand.id] : [])];
  if (!moments.length && !left.length) {
    records.remove(ref);
    return;
  }
  records.put(ref, { moments, removedAt: now, ...(left.length && { abandoned: left }) }, { projectId });
}

/** Notes that the pass has come to its end; with the last one the project is open again and the certificate is kept. */
const end = (projectId: string, id: string, now: number, pass: string): Promise<void> =>
  changeAnew(now, async (records) => {
    const before = await readInstallationIn(records);
    const removal = before?.requests?.[projectId];
    const ref = refs.removal(id);
    const [record] = await records.read([ref]);
    if (!before || !record || removal?.pass?.id !== pass) return;
    const { pass: _ended, inHand: _gone, refused, ...body } = record.body;
    const after = afterRequestedPass(removal, refused, now);
    const isDone = after.state?.phase === 'done';
    const more = isDone ? { ended: after.state as RemovalState } : { ...(refused && { refused }) };
    records.put(ref, { ...body, ...more }, { projectId });
    if (!isDone) {
      records.put(refs.installation(), withRemoval(before, projectId, after), { projectId: SITE });
      return;
    }
    await leaveBackups(records, projectId, now);
    const { [projectId]: _done, ...requests } = before.requests ?? {};
    const certificates = [id, ...(before.certificates ?? []).filter((other) => other !== id)];
    const old = certificates.slice(CERTIFICATES).map(refs.removal);
    const present = await records.read(old);
    const facts = [{ name: 'project', value: body.key }];
    noteAudit(records, { at: now, action: 'removal-done', facts });
    old.forEach((one, n) => present[n] && records.remove(one));
    records.put(
      refs.installation(),
      { ...before, requests, certificates: certificates.slice(0, CERTIFICATES) },
      { projectId: SITE },
    );
  });

/** Lets go of a pass whose turn is over: whoever comes next goes on with it. */
const leave = (projectId: string, now: number, pass: string): Promise<unknown> =>
  changeInstallation(now, (before) => {
    const removal = before.requests?.[projectId];
    if (removal?.pass?.id !== pass) return before;
    const { pass: _left, ...rest } = removal;
    return withRemoval(before, projectId, rest);
  });

/**
 * One pass over what a project has, as far as its turn lets it come. One that is cut off is gone on with by the next. Throws TakenOver,
 * and what stays after retries.
 */
export async function runProjectPass(
  projectId: string,
  { id }: ProjectRemoval,
  step: ProjectPass,
  { now, log, turn }: { now: number; log: Log; turn: Turn },
): Promise<PassOutcome> {
  const pass = randomUUID();
  const begun = await persistently(() => begin(projectId, step, now, pass));
  if (!begun) return 'over';
  const linksOff = { ...begun.linksOff };
  const ref = refs.removal(id);
  const ledger = new Ledger(begun, async (progress) => {
    const isMine = await persistently(() =>
      changeAnew(now, async (records) => {
        const [record] = await records.read([ref]);
        if (record?.body.pass !== pass) return false;
        const { inHand: _inHand, refused: _refused, ...rest } = record.body;
        records.put(ref, { ...rest, ...progress, linksOff: { ...linksOff } }, { projectId });
        return true;
      }),
    );
    if (!isMine) throw new TakenOver();
  });
  // What backups consist of, and what they name, ages out with them.
  const { moments } = await readBackups(projectId);
  const scope = ofProject({ now, log }, projectId, linksOff, moments.length ? [] : CONTENT_KINDS);
  const from = { inHand: begun.inHand, isFirst: step === 'first pass', scope };
  const isDone = await removeStored(from, ledger, turn);
  await persistently<unknown>(() => (isDone ? end(projectId, id, now, pass) : leave(projectId, now, pass)));
  return isDone ? 'over' : 'under way';
}
