import { runDaily } from '../../data-care/daily';
import { log } from '../../forge/log';
import { runTrigger } from './run-trigger';

/** Module key of the daily trigger in manifest.yml. */
const KEY = 'retention';

/** The daily trigger. It runs while the app is not licensed: that is what it is for. */
export const retention = (): Promise<void> =>
  runTrigger(KEY, async () => {
    await runDaily(KEY, Date.now(), log);
  });
