import { AppList } from '../components/AppList';
import { PageHeader } from '../components/PageHeader';
import { ForAdmin } from './ModulePage';

/** The apps of the site that have settings of their own, for its administrators. */
export function AppsPage() {
  return (
    <ForAdmin>
      <>
        <PageHeader title="Apps" trail={[{ href: '/admin/apps', text: 'Jira settings' }]} />
        <AppList type="jira:adminPage" />
      </>
    </ForAdmin>
  );
}
