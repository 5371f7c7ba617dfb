import type { Jira, Manifest, ProductEvent } from '../contract';
import type { HostLog } from './host-log';
import type { Installation } from './installations';
import { APP_VERSION, installationFacts } from './invoker';
import type { Queue } from './queue';
import { matchingTriggers } from './triggers';

/** How the app gets to hear of what happens on its sites. */
export interface AppEvents {
  /** Queues an event for the triggers that take it; answers their keys. Throws `NotModelled`. */
  emit(event: ProductEvent): Promise<string[]>;
  /** Tells the app that it was installed; resolves once it was told, so that nothing a test does comes before. */
  tellInstalled(installation: Installation): Promise<void>;
}

interface Deps {
  manifest: Manifest;
  queue: Queue;
  log: HostLog;
  appId: string;
  jira: Jira;
}

export function createEvents({ manifest, queue, log, appId, jira }: Deps): AppEvents {
  async function deliver({ installation, event, payload }: ProductEvent, prompt = false) {
    const body = { eventType: event, ...payload };
    const { taking, problems } = matchingTriggers(manifest, event, body);
    for (const { moduleKey, problem } of problems)
      log.invocation({ installation, moduleKey })('error', problem);
    return Promise.all(
      taking.map(async (module) => ({
        key: module.key,
        ...(await queue.trigger(installation, module, body, prompt)),
      })),
    );
  }

  return {
    emit: async (event) => (await deliver(event)).map(({ key }) => key),
    async tellInstalled(installation) {
      const [installer] = jira.users(installation.id);
      const payload = {
        id: installation.installationId,
        ...(installer && { installerAccountId: installer.accountId }),
        app: { id: appId, version: APP_VERSION },
        environment: { id: installation.environmentId },
        context: installationFacts(installation).installContext,
      };
      const event = 'avi:forge:installed:app';
      const told = await deliver({ installation: installation.id, event, payload }, true);
      await Promise.all(told.map(({ tried }) => tried));
    },
  };
}
