import { useState } from 'react';
import { local } from '../site/api';
import { useSite } from '../site/context';
import { useFlags } from '../site/flags';

/** What the host can do that no Jira can: collapsed, below everything. */
export function LocalControls() {
  const flags = useFlags();
  const [meter, setMeter] = useState<string>();
  const { dailyTriggers } = useSite();
  const attempt = async (title: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      flags.show({
        id: 'local',
        type: 'error',
        title: `${title}: failed`,
        description: (error as Error).message,
      });
    }
  };
  const done = (title: string) => flags.show({ id: 'local', type: 'success', title, isAutoDismiss: true });
  const run = (title: string, path: string, body: unknown, reload = false) =>
    attempt(title, async () => {
      await local('POST', path, body);
      if (reload) window.location.assign('/projects');
      else done(title);
    });
  const runDaily = () =>
    attempt('Daily triggers', async () => {
      for (const module of dailyTriggers) {
        const { error } = await local<{ error?: { message: string } }>('POST', 'trigger', { module });
        if (error) throw new Error(`${module}: ${error.message}`);
      }
      done(`Daily triggers have run: ${dailyTriggers.join(', ')}`);
    });
  const readMeter = async () => setMeter(JSON.stringify(await local('GET', 'meter'), undefined, 2));
  return (
    <footer className="local-controls">
      <details>
        <summary>Local controls</summary>
        <div className="local-controls-body">
          <fieldset>
            <legend>Time the app sees</legend>
            <button
              type="button"
              className="button"
              onClick={() => void run('One day later', 'clock', { advance: '1d' })}
            >
              + 1 day
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void run('30 days later', 'clock', { advance: '30d' })}
            >
              + 30 days
            </button>
            <button type="button" className="button" onClick={() => void run('Back to now', 'clock', {})}>
              Now
            </button>
            {dailyTriggers.length > 0 && (
              <button type="button" className="button" onClick={() => void runDaily()}>
                Run daily triggers
              </button>
            )}
          </fieldset>
          <label className="field">
            Licence
            <select
              defaultValue=""
              onChange={({ target }) =>
                void run(`Licence: ${target.value}`, 'license', { state: target.value })
              }
            >
              <option value="" disabled>
                Choose
              </option>
              {['active', 'evaluation', 'lapsed', 'absent', 'error'].map((state) => (
                <option key={state}>{state}</option>
              ))}
            </select>
          </label>
          <fieldset>
            <legend>Data</legend>
            <button
              type="button"
              className="button"
              onClick={() => void run('Reset', 'reset', { demo: true }, true)}
            >
              Reset to the demo
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void run('Empty', 'reset', { demo: false }, true)}
            >
              Empty the site
            </button>
          </fieldset>
          <fieldset>
            <legend>Meter</legend>
            <button type="button" className="button" onClick={() => void readMeter()}>
              Read
            </button>
          </fieldset>
          {meter && <pre className="meter">{meter}</pre>}
        </div>
      </details>
    </footer>
  );
}
