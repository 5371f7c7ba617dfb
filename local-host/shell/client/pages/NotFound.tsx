import { PageHeader } from '../components/PageHeader';

export function NotFound({ what = 'This page' }: { what?: string }) {
  return (
    <>
      <PageHeader title="Not found" />
      <p>
        {what} does not exist, or you may not see it. Switch the user in the upper right corner, or go to{' '}
        <a href="/projects">the projects</a>.
      </p>
    </>
  );
}
