import type { AgreementReply, AgreementView } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';

import { panelCalls, write } from '../support/panel-calls';
import { ask, createIssue, enabledProject, type Issue, SETTINGS } from '../support/site';

interface Comment {
  id: string;
  author: { displayName: string };
  body: unknown;
}

describe('questions in Jira', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'ASK');
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'ASK', 'A story');
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const { call, must } = panelCalls(() => ({ host, issue }));
  const shown = async (): Promise<AgreementView> => (await must('mira', 'load', {})).agreement;
  const asked = (user: User, text = 'Who pays?') => must(user, 'ask', write({ text }));
  const comments = async (): Promise<Comment[]> =>
    (await host.jira<{ comments: Comment[] }>('vic', 'GET', `/rest/api/3/issue/${issue.id}/comment`))
      .comments;
  /** What a person does who wants the comment: has it written until it is, where Jira or storage fails. */
  const written = async (user: User, questionId: string): Promise<void> => {
    const state = async () =>
      (await must(user, 'writeComment', write({ questionId }))).agreement.questions.find(
        ({ id }) => id === questionId,
      )?.comment;
    while ((await state()) !== 'written') await host.local('POST', 'clock', { advance: '5m' });
  };
  const mirror = (mirrorQuestions: boolean) =>
    ask(host, 'paul', SETTINGS, { projectKey: 'ASK' }, 'save', write({ state: 'enabled', mirrorQuestions }));

  describe('where the project mirrors them as comments', () => {
    beforeAll(() => mirror(true));
    afterAll(() => mirror(false));

    test('a question is a comment of who asks, and says when it is resolved', async () => {
      const { questionId } = await asked('mira', 'Who pays?\n\nAnd when?');
      await written('mira', questionId);
      expect((await shown()).questions).toMatchObject([{ comment: 'written', canRemove: false }]);
      const [comment, ...others] = await comments();
      expect(others).toEqual([]);
      expect(comment?.author.displayName).toBe('Mira Member');
      expect(JSON.stringify(comment?.body)).toContain('And when?');
      await must('mira', 'resolve', write({ questionId }));
      await written('mira', questionId);
      expect(JSON.stringify(await comments())).toContain('resolved');
      await must('paul', 'reopen', write({ questionId }));
      await written('paul', questionId);
      expect(JSON.stringify(await comments())).not.toContain('resolved');
      expect(await comments()).toHaveLength(1);
    });

    test('a repeat writes no second comment', async () => {
      const payload = write({ text: 'Twice?' });
      await Promise.all([must('mira', 'ask', payload), must('mira', 'ask', payload)]);
      await must('mira', 'ask', payload);
      await host.local('POST', 'clock', { advance: '5m' });
      const { questionId } = await must('mira', 'ask', payload);
      await written('mira', questionId);
      expect(await comments()).toHaveLength(1);
      expect((await shown()).questions).toMatchObject([{ comment: 'written' }]);
    });

    test('a comment whose answer was lost is found again and not written twice', async () => {
      await host.local('POST', 'faults', {
        target: 'jira',
        rate: 1,
        kind: 'reset-after-write',
        seed: 3,
        path: '/comment',
      });
      const payload = write({ text: 'Lost?' });
      const reply = await must('mira', 'ask', payload);
      expect(reply.note).toContain('not known yet');
      expect(reply.agreement.questions).toMatchObject([{ comment: 'pending' }]);
      await host.local('DELETE', 'faults');
      expect(await must('mira', 'ask', payload)).toMatchObject({
        agreement: { questions: [{ comment: 'pending' }] },
      });
      await host.local('POST', 'clock', { advance: '5m' });
      const { questionId } = reply;
      expect((await shown()).questions).toMatchObject([{ comment: 'unknown' }]);
      const again: AgreementReply = await must('mira', 'writeComment', write({ questionId }));
      expect(again.agreement.questions).toMatchObject([{ comment: 'written' }]);
      expect(again).not.toHaveProperty('note');
      expect(await comments()).toHaveLength(1);
    });

    test('a comment that was never written is told, does not keep the question, and is written later', async () => {
      await host.local('POST', 'faults', { target: 'jira', rate: 1, kind: '429', seed: 3, path: '/comment' });
      const { questionId, note, agreement } = await asked('mira');
      expect(note).toContain('Jira has no comment');
      expect(agreement.questions).toMatchObject([{ comment: 'failed' }]);
      await host.local('DELETE', 'faults');
      // An admin does not write it: it would say that the admin asks.
      expect((await must('paul', 'writeComment', write({ questionId }))).agreement.questions).toMatchObject([
        { comment: 'failed' },
      ]);
      expect(await comments()).toEqual([]);
      await must('mira', 'writeComment', write({ questionId }));
      await must('mira', 'writeComment', write({ questionId }));
      expect(await comments()).toHaveLength(1);
    });

    test('somebody else’s comment of the same words is not taken for it', async () => {
      await host.local('POST', 'faults', { target: 'jira', rate: 1, kind: '500', seed: 3, path: '/comment' });
      const payload = write({ text: 'Whose?' });
      await must('mira', 'ask', payload);
      await host.local('DELETE', 'faults');
      const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
      const body = { type: 'doc', version: 1, content: ['Question (Behave Pro)', 'Whose?'].map(line) };
      await host.jira('paul', 'POST', `/rest/api/3/issue/${issue.id}/comment`, { body });
      await host.local('POST', 'clock', { advance: '5m' });
      await must('mira', 'ask', payload);
      expect((await comments()).map(({ author }) => author.displayName).sort()).toHaveLength(2);
      expect((await shown()).questions).toMatchObject([{ comment: 'written' }]);
    });

    test('a comment that was written while the question was resolved is not taken for what it says now', async () => {
      const payload = write({ text: 'Meanwhile?' });
      const slow = { target: 'jira', rate: 1, kind: 'slow', seed: 3, ms: 2_000, path: '/comment' };
      await host.local('POST', 'faults', slow);
      const asking = must('mira', 'ask', payload);
      let [question] = (await shown()).questions;
      while (question?.comment !== 'pending') [question] = (await shown()).questions;
      await must('mira', 'resolve', write({ questionId: question.id }));
      await asking;
      await host.local('DELETE', 'faults');
      const [after] = (await shown()).questions;
      const says = JSON.stringify(await comments()).includes('resolved');
      expect(after).toMatchObject({ resolved: {}, comment: says ? 'written' : 'outdated' });
      await must('mira', 'writeComment', write({ questionId: question.id }));
      expect(JSON.stringify(await comments())).toContain('resolved');
    });

    test('a comment that somebody deleted is told, and comes again only when it is asked for', async () => {
      const { questionId } = await asked('mira');
      const [comment] = await comments();
      await host.jira('mira', 'DELETE', `/rest/api/3/issue/${issue.id}/comment/${comment?.id}`);
      const resolved = await must('mira', 'resolve', write({ questionId }));
      expect(resolved.agreement.questions).toMatchObject([{ resolved: {}, comment: 'failed' }]);
      expect(resolved.note).toContain('no comment');
      expect(await comments()).toEqual([]);
      const again = await must('mira', 'writeComment', write({ questionId }));
      expect(again.agreement.questions).toMatchObject([{ comment: 'written' }]);
      expect(again).not.toHaveProperty('note');
      expect(await comments()).toHaveLength(1);
    });

    test('that a comment is not there for an admin does not say that it was deleted', async () => {
      const { questionId } = await asked('mira');
      const [comment] = await comments();
      await host.jira('mira', 'DELETE', `/rest/api/3/issue/${issue.id}/comment/${comment?.id}`);
      const { agreement } = await must('paul', 'resolve', write({ questionId }));
      expect(agreement.questions).toMatchObject([{ comment: 'outdated' }]);
      // Who asked sees every comment of their own.
      for (const state of ['failed', 'written'])
        expect((await must('mira', 'writeComment', write({ questionId }))).agreement.questions).toMatchObject(
          [{ comment: state }],
        );
      expect(await comments()).toHaveLength(1);
    });

    test('two questions of the same words are two comments', async () => {
      const both = [await asked('mira', 'Same?'), await asked('mira', 'Same?')];
      for (const { questionId } of both) await written('mira', questionId);
      expect(await comments()).toHaveLength(2);
    });

    test('a process that is killed leaves one question and at most one comment', async () => {
      await host.local('POST', 'faults', {
        target: 'jira',
        rate: 1,
        kind: 'slow',
        seed: 3,
        ms: 400,
        path: '/comment',
      });
      const payload = write({ text: 'Killed?' });
      const first = call('mira', 'ask', payload).catch(() => undefined);
      await must('mira', 'load', {});
      await host.local('POST', 'kill');
      await first;
      await host.local('DELETE', 'faults');
      await must('mira', 'ask', payload);
      await host.local('POST', 'clock', { advance: '5m' });
      const { questionId } = await must('mira', 'ask', payload);
      await written('mira', questionId);
      expect((await shown()).questions).toMatchObject([{ text: 'Killed?', comment: 'written' }]);
      expect(await comments()).toHaveLength(1);
    });
  });

  test('without the setting nothing is written to Jira', async () => {
    const { questionId } = await asked('mira');
    await must('mira', 'resolve', write({ questionId }));
    expect(await comments()).toEqual([]);
    expect(await call('mira', 'writeComment', write({ questionId }))).toMatchObject({
      ok: false,
      error: { code: 'Forbidden' },
    });
  });
});
