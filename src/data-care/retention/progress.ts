import type { Retention } from '@behave-pro/core/rules';
import { noteAudit } from '../../records/audit';
import { changeAnew, type Change } from '../../records/change';
import type { ProjectBody, Swept } from '../../records/kinds';
import * as refs from '../../records/refs';
import { isOpen } from '../../settings/project-state';

/**
 * One step of a sweep, in a transaction that goes by what the project has chosen at that very moment and counts what goes:
 * what is swept is told though the sweep is cut off. `work` answers how much went; where the project keeps everything, is closed or gone it is not
 * done. Answers whether the sweep may go on.
 */
export const step = (
  projectId: string,
  now: number,
  work: (records: Change, retention: Retention) => Promise<Partial<Swept>>,
): Promise<boolean> =>
  changeAnew(now, async (records) => {
    const ref = refs.project(projectId);
    const [project] = await records.read([ref]);
    if (!project?.body.retention || !isOpen(project.body)) return false;
    const { runs = 0, versions = 0 } = await work(records, project.body.retention);
    if (!runs && !versions) return true;
    const { sweep = {} } = project.body;
    const going = {
      runs: (sweep.going?.runs ?? 0) + runs,
      versions: (sweep.going?.versions ?? 0) + versions,
    };
    records.put(ref, { ...project.body, sweep: { ...sweep, going } }, { projectId });
    return true;
  });

const ended = ({ sweep = {}, ...body }: ProjectBody, at: number): ProjectBody => {
  const { going, ...before } = sweep;
  return { ...body, sweep: { ...before, endedAt: at, ...(going && { last: { at, ...going } }) } };
};

/** Notes that a sweep came to its end, and in the audit log what went, if anything did. */
export const end = (projectId: string, now: number): Promise<void> =>
  changeAnew(now, async (records) => {
    const ref = refs.project(projectId);
    const [project] = await records.read([ref]);
    if (!project) return;
    const { going } = project.body.sweep ?? {};
    records.put(ref, ended(project.body, now), { projectId });
    if (!going) return;
    const facts = [
      { name: 'runs', value: going.runs },
      { name: 'versions', value: going.versions },
    ];
    noteAudit(records, { at: now, projectId, action: 'retention-swept', facts });
  });
