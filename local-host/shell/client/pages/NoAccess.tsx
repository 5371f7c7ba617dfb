import { PageHeader } from '../components/PageHeader';

/** Says that settings are for administrators: of a project, or of the site. */
export function NoAccess({ projectKey }: { projectKey?: string }) {
  const back = projectKey ? `/projects/${projectKey}` : '/projects';
  return (
    <>
      <PageHeader title="You can't change these settings" />
      <p>
        Only an administrator of {projectKey ? `the project ${projectKey}` : 'the site'} can. Switch the user
        in the upper right corner, or go back to{' '}
        <a href={back}>{projectKey ? 'the project' : 'the projects'}</a>.
      </p>
    </>
  );
}
