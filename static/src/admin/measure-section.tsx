import Button from '@atlaskit/button/new';
import { Failure } from '../components/failure';
import { Progress } from '../components/progress';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { MeasureTable } from './measure-table';
import { useMeasure } from './use-measure';

const words = strings.admin.measure;

/** What each project stores: everything is gone over, so only when somebody asks. */
export function MeasureSection({ call }: { call: AdminCall }) {
  const { state, projects, done, failure, start, goOn, stop } = useMeasure(call);
  const isRunning = state === 'running';
  return (
    <section className="bp-card" aria-labelledby="measure">
      <div className="bp-card-header">
        <h2 id="measure">{words.title}</h2>
        <Button onClick={isRunning ? stop : start}>
          {isRunning ? strings.common.cancel : words.start[state]}
        </Button>
      </div>
      <p className="bp-subtle">{words.intro}</p>
      {isRunning && <Progress label={words.title} done={done} total={1} text={words.running(done)} />}
      <p role="status" className="bp-hidden">
        {state === 'done' && words.done(projects.length)}
      </p>
      {failure && <Failure failure={failure} title={words.failed} onRetry={goOn} />}
      {projects.length > 0 && <MeasureTable projects={projects} />}
    </section>
  );
}
