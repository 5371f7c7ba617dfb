import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../store';
import { createClock } from '../host-clock';
import { EXACT } from '../delivery';
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
const dispatcherFor = (deliver: () => Promise<Delivered>, settings = EXACT) =>
  createDispatcher({
    events,
    clock: createClock(store),
    deliver,
    delivery: { now: () => settings, chance: () => 0.5 },
  });

test('waits for an event that is still on its way to the disk', async () => {
  const dispatcher = dispatcherFor(() => Promise.resolve({ kind: 'done' }));
  void events.add([event('arriving')]);
  expect(await dispatcher.drain()).toEqual({ processed: 1, failed: 0 });
  expect(events.size()).toBe(0);
});

test('waits for the second delivery of an event whose first is just ending', async () => {
  let deliveries = 0;
  const deliver = (): Promise<Delivered> => {
    deliveries += 1;
    return Promise.resolve({ kind: 'done' });
  };
  const dispatcher = dispatcherFor(deliver, { ...EXACT, duplicates: 1, lateMs: 100 });
  await events.add([event('twice')]);
  dispatcher.wake();
  while (events.size() > 0) await Promise.resolve();
  expect((await dispatcher.drain()).failed).toBe(0);
  expect(deliveries).toBe(2);
  expect(events.size()).toBe(0);
});

test('counts what was done, however often it was delivered', async () => {
  const deliver = (): Promise<Delivered> => Promise.resolve({ kind: 'done' });
  const dispatcher = dispatcherFor(deliver, { ...EXACT, duplicates: 1, reorder: true, lateMs: 60_000 });
  await events.add(['one', 'two', 'three'].map(event));
  expect(await dispatcher.drain()).toEqual({ processed: 3, failed: 0 });
  expect(events.size()).toBe(0);
});

test('an event that was arriving when the queue was cleared is not delivered', async () => {
  const arrives = events.add([event('late')]);
  await Promise.all([events.clear('first'), arrives]);
  expect([...events.pending()]).toEqual([]);
});
