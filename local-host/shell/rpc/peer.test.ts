import type { Message } from './messages';
import { createPeer, type Peer } from './peer';

/** Two peers joined as two windows are: everything between them is cloned. */
function join(serve: (method: string, payload: unknown) => unknown): { frame: Peer; shell: Peer } {
  const deliver = (to: () => Peer) => (message: Message) => {
    const clone = structuredClone(message);
    queueMicrotask(() => to().receive(clone));
  };
  const refuse = () => {
    throw new Error('not a method');
  };
  const frame: Peer = createPeer({ post: deliver(() => shell), onCall: refuse });
  const shell: Peer = createPeer({ post: deliver(() => frame), onCall: serve });
  return { frame, shell };
}

test('a call is answered', async () => {
  const { frame } = join((method, payload) => ({ method, payload }));
  expect(await frame.call('getContext', { a: 1 })).toEqual({ method: 'getContext', payload: { a: 1 } });
});

test('a rejection keeps its name and message', async () => {
  const { frame } = join(() => {
    throw new RangeError('too far');
  });
  await expect(frame.call('navigate')).rejects.toMatchObject({ name: 'RangeError', message: 'too far' });
});

test('a function in the payload can be called back, many times', async () => {
  const heard: unknown[] = [];
  const { frame } = join(async (_method, payload) => {
    const { onClose } = payload as { onClose: (value: unknown) => Promise<unknown> };
    return [await onClose(1), await onClose(2)];
  });
  expect(await frame.call('openModal', { onClose: (value: unknown) => heard.push(value) })).toEqual([1, 2]);
  expect(heard).toEqual([1, 2]);
});

test('a function in the answer can be called', async () => {
  let subscribed = true;
  const { frame } = join(() => ({ unsubscribe: () => (subscribed = false) }));
  const { unsubscribe } = (await frame.call('on')) as { unsubscribe: () => Promise<unknown> };
  await unsubscribe();
  expect(subscribed).toBe(false);
});

test('what cannot be cloned rejects instead of hanging', async () => {
  const { frame } = join(() => new WeakMap());
  await expect(frame.call('invoke')).rejects.toMatchObject({ name: 'DataCloneError' });
  await expect(frame.call('invoke', new WeakMap())).rejects.toMatchObject({ name: 'DataCloneError' });
});

test('closing rejects what waits and what follows', async () => {
  const { frame } = join(() => new Promise(() => {}));
  const waiting = frame.call('invoke');
  frame.close();
  await expect(waiting).rejects.toThrow('closed');
  await expect(frame.call('invoke')).rejects.toThrow('closed');
});
