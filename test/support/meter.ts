import type { MeterReading } from '../../local-host/platform/meter';
import type { Tenant } from './host';

/** What some work cost, and what it came to. */
export type Metered<T> = MeterReading & { value: T };

/**
 * What `work` costs, while nothing else is under way in the background, nor comes a second time. Throws under faults,
 * where what is asked again is counted again: whoever measures is excepted by name, and not only when luck runs out.
 */
export async function metered<T>(host: Tenant, work: () => Promise<T>): Promise<Metered<T>> {
  if (process.env.BEHAVE_FAULTS)
    throw new Error('A test that measures does not run under faults: name it in test/faults/excepted.json');
  await host.local('POST', 'delivery', { duplicates: 0 });
  await host.local('POST', 'drain');
  await host.local('DELETE', 'meter');
  const value = await work();
  return { ...(await host.local<MeterReading>('GET', 'meter')), value };
}
