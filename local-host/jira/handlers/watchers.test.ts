import { accountId, SITE, TestSite } from '../test-support';

let site: TestSite;
let key: string;

beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  ({ key } = await site.issue('SHOP', 'Pay'));
});
afterEach(() => site.close());

const watch = (who: string, body?: string) => site.call(who, 'POST', `issue/${key}/watchers`, body);
const leave = (who: string, whom = who) =>
  site.call(who, 'DELETE', `issue/${key}/watchers?accountId=${encodeURIComponent(accountId(whom))}`);
const watchers = async (who: string) => {
  const { body } = await site.call(who, 'GET', `issue/${key}/watchers`);
  const {
    watchCount,
    isWatching,
    watchers: named,
  } = body as {
    watchCount: number;
    isWatching: boolean;
    watchers: { displayName: string }[];
  };
  return { watchCount, isWatching, named: named.map(({ displayName }) => displayName) };
};

describe('watchers of an issue', () => {
  test('who creates an issue watches it; others come and go', async () => {
    expect(await watchers('mira')).toEqual({ watchCount: 1, isWatching: true, named: ['Mira Member'] });
    expect((await watch('paul', accountId('paul'))).status).toBe(204);
    expect((await watch('paul')).status).toBe(204);
    expect((await watchers('app')).watchCount).toBe(2);
    expect((await leave('mira')).status).toBe(204);
    expect(await watchers('mira')).toEqual({ watchCount: 1, isWatching: false, named: ['Paul Projectlead'] });
  });

  test('who may not see the list sees how many there are, and themselves', async () => {
    await watch('vic');
    expect(await watchers('vic')).toEqual({ watchCount: 2, isWatching: true, named: ['Vic Viewer'] });
  });

  test('others are put on the list by who may manage it, and only who may see the issue', async () => {
    expect((await watch('mira', accountId('vic'))).status).toBe(403);
    expect((await leave('vic', 'mira')).status).toBe(403);
    expect((await watch('paul', accountId('vic'))).status).toBe(204);
    expect((await watch('paul', accountId('nora'))).status).toBe(404);
    expect((await watch('paul', 'nobody')).status).toBe(404);
    expect((await watch('nora')).status).toBe(404);
    expect((await site.call('paul', 'DELETE', `issue/${key}/watchers`)).status).toBe(400);
    expect((await leave('paul', 'vic')).status).toBe(204);
  });

  test('an issue says how many watch it', async () => {
    const { body } = await site.call('vic', 'GET', `issue/${key}?fields=watches`);
    expect(body).toMatchObject({ fields: { watches: { watchCount: 1, isWatching: false } } });
  });
});

describe('mails about an issue', () => {
  const notify = (body: object, who = 'app') => site.call(who, 'POST', `issue/${key}/notify`, body);
  const mails = () => site.jira.mails(SITE);
  const restrict = { permissions: [{ key: 'BROWSE' }] };
  const users = (...names: string[]) => ({ users: names.map((name) => ({ accountId: accountId(name) })) });

  test('go to accounts or to watchers, each once, and only to who may see it', async () => {
    await watch('paul');
    const mail = { subject: 'S', textBody: 'T', htmlBody: '<p>T</p>' };
    expect((await notify({ ...mail, to: { watchers: true, ...users('vic', 'paul') } })).status).toBe(204);
    expect((await notify({ to: users('nora'), restrict })).status).toBe(204);
    expect((await notify({ to: users('nora', 'vic'), restrict })).status).toBe(204);
    expect(mails()).toEqual([
      { id: '10000', issueKey: key, sent: '2026-03-02T10:00:00.000Z', to: ['vic', 'paul', 'mira'], ...mail },
      {
        id: '10001',
        issueKey: key,
        sent: '2026-03-02T10:00:00.000Z',
        to: ['vic'],
        subject: `(${key}) Pay`,
        textBody: '',
        htmlBody: '',
      },
    ]);
  });

  test.each<[string, () => object]>([
    ['no recipients', () => ({ subject: 'S' })],
    ['an account that is not there', () => ({ to: { users: [{ accountId: 'nobody' }] } })],
    ['the assignee of an issue that has none', () => ({ to: { assignee: true } })],
    [
      'a permission that is not there',
      () => ({ to: users('vic'), restrict: { permissions: [{ key: 'X' }] } }),
    ],
  ])('%s is 400', async (_, body) => {
    expect((await notify(body())).status).toBe(400);
    expect(mails()).toEqual([]);
  });

  test('nobody sends a mail to themselves', async () => {
    expect((await notify({ to: users('mira') }, 'mira')).status).toBe(400);
    expect((await notify({ to: { watchers: true } }, 'mira')).status).toBe(400);
  });

  test('nobody who watches is no recipient', async () => {
    await leave('mira');
    expect((await notify({ to: { watchers: true } })).status).toBe(400);
  });

  test('groups and voters are not modelled, and an issue that may not be seen is not there', async () => {
    expect((await notify({ to: { groups: [{ name: 'x' }] } })).status).toBe(501);
    expect((await notify({ to: { voters: true } })).status).toBe(501);
    expect((await notify({ to: users('vic') }, 'nora')).status).toBe(404);
  });

  test('are no more when the site is emptied', async () => {
    await notify({ to: users('vic') });
    await site.jira.reset(SITE);
    expect(mails()).toEqual([]);
  });
});
