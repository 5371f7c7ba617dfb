import { changeInstallation } from '../../data-care/installation';
import { farewell as sayFarewell } from '../../data-care/farewell';
import { runTrigger } from './run-trigger';

/** The app was installed or upgraded: notes since when it is here. */
export const lifecycle = (): Promise<void> =>
  runTrigger('lifecycle', async () => {
    const now = Date.now();
    await changeInstallation(now, (before) => ({ installedAt: now, ...before }));
  });

/** The app is about to be uninstalled, whatever comes of this. */
export const farewell = (): Promise<void> => runTrigger('farewell', sayFarewell);
