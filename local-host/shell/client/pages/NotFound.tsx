import { PageHeader } from '../components/PageHeader';
import { WhoYouAre } from './WhoYouAre';

export function NotFound({ what = 'This page' }: { what?: string }) {
  return (
    <>
      <PageHeader title="Not found" />
      <p>{what} does not exist, or you may not see it.</p>
      <WhoYouAre />
      <a className="button" href="/projects">
        Go to the projects
      </a>
    </>
  );
}
