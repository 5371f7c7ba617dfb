import { exportStatus } from '@behave-pro/core/rules';
import type { ProjectContext } from '../context';
import { readStatuses } from '../forge/jira';
import type { StatusView } from '../invoke-api';

const ORDER = ['OPEN', 'WIP', 'COMPLETED', undefined];

/** The statuses of the project's issues, in the order in which work goes through their categories, and what each says by itself. */
export async function statusesView({ project }: ProjectContext): Promise<{ statuses: StatusView[] }> {
  const statuses = (await readStatuses(project.id)).map(({ id, name, statusCategory }): StatusView => {
    const byCategory = exportStatus({ statusId: undefined, categoryKey: statusCategory?.key }, {});
    return { id, name, ...(byCategory && { byCategory }) };
  });
  const place = ({ byCategory }: StatusView): number => ORDER.indexOf(byCategory);
  return { statuses: statuses.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name)) };
}
