import { mirrorIssues } from '../../jira-search/mirror-issues';
import { applyRun } from '../../results/apply-run';
import { AppError } from '../../errors';
import { enterAlone } from '../run-surface';
import { background } from './background';

jest.mock('../run-surface', () => ({
  ...jest.requireActual<object>('../run-surface'),
  enterAlone: jest.fn(() => Promise.resolve({ removals: { projects: new Map() } })),
}));
jest.mock('../../results/apply-run', () => ({ applyRun: jest.fn() }));
jest.mock('../../jira-search/mirror-issues', () => ({ mirrorIssues: jest.fn() }));

const event = { queueName: 'background', jobId: 'j', eventId: 'e' };
const apply = { ...event, body: { type: 'apply-run' as const, projectId: '1', runId: 'r' } };
const mirror = { ...event, body: { type: 'mirror-issues' as const, projectId: '1', issueIds: ['1'] } };
const again = (seconds: number) => ({ _retry: true, retryOptions: { retryAfter: seconds } });
const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);

beforeEach(() => warn.mockClear());

test('a job that is done asks for nothing', async () => {
  expect(await background(apply)).toBeUndefined();
  jest.mocked(mirrorIssues).mockResolvedValue(undefined);
  expect(await background(mirror)).toBeUndefined();
});

test('a job that fails asks for another delivery, later each time', async () => {
  jest.mocked(applyRun).mockRejectedValue(new Error('storage'));
  expect(await background(apply)).toMatchObject(again(10));
  const retryContext = { retryCount: 2, retryReason: '', retryData: null };
  expect(await background({ ...apply, retryContext })).toMatchObject(again(40));
});

test('a job that comes while stored data is being removed is let go', async () => {
  jest.mocked(enterAlone).mockRejectedValueOnce(new AppError('LicenceLapsed'));
  expect(await background(mirror)).toBeUndefined();
});

test('what Jira has not confirmed is looked at again', async () => {
  jest.mocked(mirrorIssues).mockResolvedValue('10042');
  const asked = await background(mirror);
  expect(asked).toMatchObject({
    _retry: true,
    retryOptions: { retryAfter: 10, retryData: { task: '10042' } },
  });
  const retryContext = { retryCount: 1, retryReason: '', retryData: { task: '10042' } };
  await background({ ...mirror, retryContext });
  expect(jest.mocked(mirrorIssues).mock.lastCall?.[2]).toBe('10042');
});

test('the log tells where a job failed and nothing of a message that quotes content', async () => {
  jest.mocked(applyRun).mockRejectedValue(new SyntaxError('no JSON: "\n    at a secret step\n"'));
  await background(apply);
  const [line] = warn.mock.calls.flat();
  expect(line).not.toContain('secret');
  expect(JSON.parse(String(line))).toMatchObject({
    event: 'failed',
    surface: 'background apply-run',
    error: 'SyntaxError',
    at: expect.stringContaining('background.test'),
  });
});
