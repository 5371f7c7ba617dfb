import type { MeterReading } from '../../local-host/platform/meter';
import type { Tenant } from './host';

/** What some work cost, and what it came to. */
export type Metered<T> = MeterReading & { value: T };

/** What `work` costs, while nothing else is under way in the background, nor comes a second time. */
export async function metered<T>(host: Tenant, work: () => Promise<T>): Promise<Metered<T>> {
  await host.local('POST', 'delivery', { duplicates: 0 });
  await host.local('POST', 'drain');
  await host.local('DELETE', 'meter');
  const value = await work();
  return { ...(await host.local<MeterReading>('GET', 'meter')), value };
}
