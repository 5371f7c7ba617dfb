import type { MeasuredProject, StoredGroup } from '../../../src/invoke-api';

type Amount = NonNullable<MeasuredProject['groups'][StoredGroup]>;

const NOTHING: Amount = { count: 0, bytes: 0 };

const sum = (amounts: readonly Amount[]): Amount =>
  amounts.reduce(
    (total, { count, bytes }) => ({ count: total.count + count, bytes: total.bytes + bytes }),
    NOTHING,
  );

/** What a project has of a group. */
export const amountOf = ({ groups }: MeasuredProject, group: StoredGroup): Amount => groups[group] ?? NOTHING;

/** All that a project has. */
export const totalOf = ({ groups }: MeasuredProject): Amount => sum(Object.values(groups));

const joined = (one: MeasuredProject, other: MeasuredProject): MeasuredProject => {
  const groups = [...Object.keys(one.groups), ...Object.keys(other.groups)] as StoredGroup[];
  return {
    ...one,
    ...other,
    groups: Object.fromEntries(
      groups.map((group) => [group, sum([amountOf(one, group), amountOf(other, group)])]),
    ),
    waiting: one.waiting + other.waiting,
  };
};

/** What was measured so far with a further part of the storage; those that hold most come first. */
export function withMeasured(
  known: readonly MeasuredProject[],
  more: readonly MeasuredProject[],
): MeasuredProject[] {
  const projects = new Map(known.map((project) => [project.projectId, project]));
  for (const project of more) {
    const before = projects.get(project.projectId);
    projects.set(project.projectId, before ? joined(before, project) : project);
  }
  return [...projects.values()].sort((a, b) => totalOf(b).bytes - totalOf(a).bytes);
}
