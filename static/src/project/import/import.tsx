import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import { Failure } from '../../components/failure';
import { Progress } from '../../components/progress';
import { Skeleton } from '../../components/skeleton';
import { strings } from '../../strings';
import { Checked } from './checked';
import { ChooseFiles } from './choose-files';
import { DecideFile } from './decide-file';
import { Result } from './result';
import { Review } from './review';
import type { Import } from './import-state';

interface Props {
  imports: Import;
  /** The project's Gherkin language. */
  language: string;
  /** Opens a feature that was imported. */
  onOpen: (featureId: string) => void;
  onClose: () => void;
}

const words = strings.import;

/** An import, from choosing files to its result. */
export function ImportPane({ imports, onClose, ...props }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const { state, running } = imports;
  const deciding = state.phase === 'ended' ? state.deciding : undefined;
  const started = useRef(false);
  useEffect(() => {
    // A step that ends takes the button that had the focus with it.
    if (!started.current || document.activeElement === document.body) title.current?.focus();
    started.current = true;
  }, [state.phase, deciding]);
  return (
    <section className="bp-pane" aria-labelledby="import">
      <header className="bp-pane-header">
        <h2 id="import" ref={title} tabIndex={-1}>
          {state.phase === 'ended' ? words.result.title : words.title}
        </h2>
        {!running && (
          <Button appearance="subtle" onClick={onClose}>
            {words.close}
          </Button>
        )}
      </header>
      <Step imports={imports} {...props} />
    </section>
  );
}

function Step({ imports, language, onOpen }: Omit<Props, 'onClose'>) {
  const { state, choose, check, start, back, stop, retry, end, decide, reset } = imports;
  switch (state.phase) {
    case 'choosing':
      return (
        <>
          {state.failure && <Failure failure={state.failure} />}
          <ChooseFiles onChoose={choose} />
        </>
      );
    case 'looking':
      return (
        <>
          <p>{words.looking}</p>
          <Skeleton rows={2} />
        </>
      );
    case 'review':
      return (
        <>
          {state.failure && <Failure failure={state.failure} />}
          <Review
            collected={state.collected}
            recognised={state.recognised}
            chosen={state.choices}
            onCheck={check}
            onStart={start}
            onBack={reset}
          />
        </>
      );
    case 'reading':
    case 'checking':
    case 'sending':
      return (
        <>
          <Progress {...state} label={words.progress} text={words[state.phase](state.done, state.total)} />
          <div className="bp-actions">
            <Button isDisabled={state.stopping} onClick={stop}>
              {words.stop}
            </Button>
            <span role="status">{state.stopping && words.stopping}</span>
          </div>
        </>
      );
    case 'failed':
      return (
        <>
          <Progress
            {...state}
            label={words.progress}
            text={words[state.checks ? 'checking' : 'sending'](state.done, state.total)}
          />
          <Failure failure={state.failure} title={words.stopped} onRetry={retry} />
          <div className="bp-actions">
            <Button onClick={end}>{words.endHere}</Button>
          </div>
        </>
      );
    case 'checked':
      return <Checked {...state} onStart={() => start()} onBack={back} />;
    case 'ended':
      return state.deciding === undefined ? (
        <Result
          summary={state.summary}
          report={state.report}
          onOpen={onOpen}
          onDecide={decide}
          onMore={reset}
        />
      ) : (
        <DecideFile
          key={state.deciding}
          path={state.deciding}
          open={state.summary.open}
          imports={imports}
          language={language}
        />
      );
  }
}
