import { PageHeader } from '../components/PageHeader';
import { WhoYouAre } from './WhoYouAre';

/** Says that settings are for administrators: of a project, or of the site. */
export function NoAccess({ projectKey }: { projectKey?: string }) {
  return (
    <>
      <PageHeader title="You can't change these settings" />
      <p>Only an administrator of {projectKey ? `the project ${projectKey}` : 'the site'} can.</p>
      <WhoYouAre />
      <a className="button" href={projectKey ? `/projects/${projectKey}` : '/projects'}>
        {projectKey ? 'Go back to the project' : 'Go to the projects'}
      </a>
    </>
  );
}
