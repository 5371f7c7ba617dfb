import { changeInstallation } from '../../data-care/installation';
import { appFacts } from '../../forge/licence';
import { farewell as sayFarewell } from '../../data-care/farewell';
import { runTrigger } from './run-trigger';

/** The app was installed or upgraded: notes since when it is here, and in which version. */
export const lifecycle = (): Promise<void> =>
  runTrigger('lifecycle', async () => {
    const now = Date.now();
    const { version } = appFacts();
    await changeInstallation(now, (before) =>
      before.version === version && before.installedAt !== undefined
        ? before
        : { installedAt: now, ...before, version },
    );
  });

/** The app is about to be uninstalled, whatever comes of this. */
export const farewell = (): Promise<void> => runTrigger('farewell', sayFarewell);
