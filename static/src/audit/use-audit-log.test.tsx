/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react';
import type { AuditEntryView } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
import { EVERYTHING, type Ask, type Chosen } from './chosen';
import { useAuditLog, type AskAudit } from './use-audit-log';

const entry = (id: string): AuditEntryView => ({
  id,
  at: '2026-03-01T10:00:00.000Z',
  action: 'key-created',
  by: { accountId: `by ${id}`, name: 'Somebody' },
  facts: [],
});

const shown = (ask: AskAudit) => {
  const hook = renderHook(({ chosen }: { chosen: Chosen }) => useAuditLog(ask, chosen), {
    initialProps: { chosen: EVERYTHING },
  });
  return { ...hook, ids: () => hook.result.current.entries.map(({ id }) => id) };
};

test('what fails for another choice leaves nothing of the choice before, nor the way on from there', async () => {
  const asked: Ask[] = [];
  const ask: AskAudit = async (one) => {
    asked.push(one);
    if (one.action) throw new ApiFailure('Unavailable', 'Not now.');
    return { entries: [entry('1')], next: 'further' };
  };
  const { result, rerender, ids } = shown(ask);
  await waitFor(() => expect(ids()).toEqual(['1']));
  rerender({ chosen: { ...EVERYTHING, action: 'key-created' } });
  await waitFor(() => expect(result.current.failure).toBeDefined());
  expect(ids()).toEqual([]);
  expect(result.current.next).toBeUndefined();
});

test('older entries that cannot be read leave those that are there, and can be asked for again', async () => {
  let failing = true;
  const ask: AskAudit = async ({ after }) => {
    if (!after) return { entries: [entry('1')], next: 'further' };
    if (failing) throw new ApiFailure('Unavailable', 'Not now.');
    return { entries: [entry('2')] };
  };
  const { result, ids } = shown(ask);
  await waitFor(() => expect(ids()).toEqual(['1']));
  act(() => result.current.older());
  await waitFor(() => expect(result.current.failure).toBeDefined());
  expect(ids()).toEqual(['1']);
  failing = false;
  act(() => result.current.older());
  await waitFor(() => expect(ids()).toEqual(['1', '2']));
  expect(result.current.next).toBeUndefined();
  // Whoever did something on an earlier page can still be chosen.
  expect([...result.current.people.keys()]).toEqual(['by 1', 'by 2']);
});

test('an answer to what is no longer chosen is let go', async () => {
  const answers: (() => void)[] = [];
  const ask: AskAudit = ({ action }) =>
    new Promise((resolve) => {
      answers.push(() => resolve({ entries: [entry(action ?? 'all')] }));
    });
  const { rerender, ids } = shown(ask);
  rerender({ chosen: { ...EVERYTHING, action: 'key-created' } });
  await act(async () => answers[1]?.());
  await act(async () => answers[0]?.());
  expect(ids()).toEqual(['key-created']);
});
