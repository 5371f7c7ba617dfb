import Button from '@atlaskit/button/new';
import { strings } from '../../strings';
import type { Import, ImportState } from './import-state';

const words = strings.import;

const isChecking = (state: ImportState): boolean =>
  state.phase === 'checking' || (state.phase === 'failed' && state.checks);

/** An import that is under way, or its result, while the page shows something else. */
export function ImportBar({ imports, onShow }: { imports: Import; onShow: () => void }) {
  const { state, running } = imports;
  if (!running && state.phase !== 'ended') return null;
  const waiting = state.phase === 'ended' ? state.summary.open.length : 0;
  return (
    <div className="bp-notice">
      <span role="status">
        {'done' in state
          ? words[isChecking(state) ? 'checking' : 'running'](state.done, state.total)
          : words.finished(waiting)}
      </span>
      <Button spacing="compact" onClick={onShow}>
        {state.phase === 'ended' ? words.showResult : words.show}
      </Button>
    </div>
  );
}
