import type { ScenarioResult } from '../invoke-api';
import { withinAnswer } from './answer-size';

const MB = 1024 * 1024;
const result = (message: string): ScenarioResult => ({
  status: 'failed',
  startedAt: '2026-01-01T00:00:00.000Z',
  runId: 'run',
  outdated: false,
  message,
});
const scenario = (message: string, summary = 'A story') => ({
  name: 'A scenario',
  issues: [{ id: '1', key: 'SHOP-1', summary }],
  result: result(message),
});
const view = (count: number, message: string, summary?: string) => ({
  scenarios: Array.from({ length: count }, () => scenario(message, summary)),
});
const bytes = (value: object): number => Buffer.byteLength(JSON.stringify(value));

test('leaves what the platform can send as it is', () => {
  const whole = view(2000, 'x'.repeat(2000));
  expect(bytes(whole)).toBeLessThan(4.5 * MB);
  expect(withinAnswer(whole)).toEqual(whole);
});

test('shortens messages where all of them are too much, and keeps every state', () => {
  const { scenarios } = withinAnswer(view(2500, 'x'.repeat(2000)));
  expect(scenarios).toHaveLength(2500);
  expect(scenarios[0]).toEqual(scenario(`${'x'.repeat(99)}…`));
});

test('leaves summaries out next, and keeps every link', () => {
  const { scenarios } = withinAnswer(view(5000, 'x'.repeat(2000), 's'.repeat(900)));
  expect(scenarios[0]?.issues).toEqual([{ id: '1', key: 'SHOP-1', summary: '' }]);
});

test('refuses what cannot be sent at all, with its size', () => {
  expect(() => withinAnswer(view(30_000, 'x'))).toThrow(
    /^What is known of these 30,000 scenarios .* \d\.\d MB/,
  );
});
