import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../store';
import { createClock } from '../host-clock';
import { createDispatcher, type Delivered } from './dispatcher';
import { openEvents, type EventStore, type QueuedEvent } from './events';

let folder: string;
let store: Store;
let events: EventStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drain-'));
  store = openStore(folder);
  events = openEvents(store);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const event = (eventId: string): Omit<QueuedEvent, 'sequence'> => ({
  installation: 'first',
  eventId,
  jobId: 'job',
  queueName: 'work',
  body: {},
  delivery: { to: 'consumer' },
  pushedAt: 0,
  dueAt: 0,
  failures: 0,
});
const dispatcherFor = (deliver: () => Promise<Delivered>) =>
  createDispatcher({ events, clock: createClock(store), deliver });

test('waits for an event that is still on its way to the disk', async () => {
  const dispatcher = dispatcherFor(() => Promise.resolve({ kind: 'done' }));
  void events.add([event('arriving')]);
  expect(await dispatcher.drain()).toEqual({ processed: 1, failed: 0 });
  expect(events.size()).toBe(0);
});

test('waits for the second delivery of an event whose first is just ending', async () => {
  let deliveries = 0;
  const dispatcher = dispatcherFor(() => {
    deliveries += 1;
    return Promise.resolve({ kind: 'done' });
  });
  dispatcher.configure({ duplicates: 1 });
  await events.add([event('twice')]);
  dispatcher.wake();
  while (events.size() > 0) await Promise.resolve();
  await dispatcher.drain();
  expect(deliveries).toBe(2);
  expect(events.size()).toBe(0);
});

test('an event that was arriving when the queue was cleared is not delivered', async () => {
  const arrives = events.add([event('late')]);
  await Promise.all([events.clear('first'), arrives]);
  expect([...events.pending()]).toEqual([]);
});
