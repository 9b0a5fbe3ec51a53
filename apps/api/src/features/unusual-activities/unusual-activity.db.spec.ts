import { money } from '@ur-desk/domain/kernel';
import { type UnusualActivityView } from '@ur-desk/domain/unusual-activities';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { adjust, askForApproval, creditOrder, decide as decideRequest } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { giveNearLimit, unusualBy } from '../../../test/make/unusual-activity';
import { FIND_UNUSUAL_JOB } from './unusual-activity.service';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  // Tests run at any hour; to that rule theirs would be one of the night.
  await api.rows(`UPDATE risk_rule SET active = false WHERE rule = 'outsideHours'`);
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
});

const decide = (activity: UnusualActivityView | undefined, how = 'review', by = supervisor) =>
  by.post(
    `/unusual-activities/${activity?.id}/${how}`,
    { note: '与本人谈过，属实' },
    { version: activity?.version ?? 0 },
  );
const open = async (rule = 'nearLimit') =>
  (await unusualBy(api, rule)).filter(({ state }) => state === 'open');

describe('unusual doings', () => {
  it('are found with their evidence, by the job as on demand, and each once', async () => {
    const ids = await giveNearLimit(api, agent);
    await api.runJob(FIND_UNUSUAL_JOB);
    const [found, ...others] = await open();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ occurrences: 3, state: 'open', customerId: null, version: 1 });
    expect(found?.evidence.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(found?.evidence[0]).toMatchObject({ kind: 'adjustment', measure: 'CNY', quantity: 20_000 });
  });

  it('grow while they are open, and come back only with something new once they were decided', async () => {
    await giveNearLimit(api, agent);
    const [first] = await open();
    await giveNearLimit(api, agent, 1);
    const [grown] = await open();
    expect([grown?.id, grown?.occurrences, grown?.version]).toEqual([first?.id, 4, 2]);
    expect((await decide(first)).status).toBe(412);
    expect((await decide(grown)).body).toMatchObject({ state: 'reviewed', note: '与本人谈过，属实' });
    expect(await open()).toEqual([]);
    await giveNearLimit(api, agent, 3);
    expect(await open()).toMatchObject([{ occurrences: 3 }]);
  });

  it('a credit in two parts to one customer is one', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    for (const amount of [15_000, 12_000])
      await adjust(api, agent, creditOrder(customerId, { amount: money(amount, 'CNY') }));
    expect(await open('splitCredit')).toMatchObject([{ customerId, occurrences: 2 }]);
  });

  it('requests of one person that always the same one grants are one, and not decided by her', async () => {
    await api.rows(`UPDATE risk_rule SET times = 2 WHERE rule = 'samePair'`);
    for (let n = 0; n < 2; n += 1) {
      const { id } = await makeCustomer(api.dataSource.manager);
      const { request } = await askForApproval(api, id);
      expect((await decideRequest(api, supervisor, { request, how: 'approve' })).status).toBe(200);
    }
    const [found] = await open('samePair');
    expect(found).toMatchObject({ occurrences: 2, evidence: [{ kind: 'approval' }, { kind: 'approval' }] });
    expect((await decide(found)).body.code).toBe('unusual_own');
    expect((await decide(found, 'dismiss', await api.as('finance'))).body.state).toBe('dismissed');
  });

  it('of parallel searches one finds it, and of parallel decisions one counts', async () => {
    await giveNearLimit(api, agent);
    const searches = await Promise.all(
      Array.from({ length: 5 }, () => supervisor.post('/unusual-activities/find')),
    );
    expect(searches.map(({ body }) => body.changed as number).sort()).toEqual([0, 0, 0, 0, 1]);
    const [found] = await open();
    const decisions = await Promise.all(['review', 'dismiss', 'review'].map((how) => decide(found, how)));
    expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are not looked for by a rule that is off', async () => {
    await api.rows('UPDATE risk_rule SET active = false');
    await giveNearLimit(api, agent);
    expect(await open()).toEqual([]);
  });

  it('are audited, outside the chain of any customer', async () => {
    await giveNearLimit(api, agent);
    const [found] = await open();
    await decide(found, 'dismiss');
    const events = await api.rows(
      `SELECT action FROM audit_event WHERE subject_kind LIKE 'unusual%' ORDER BY at, id`,
    );
    expect(events).toEqual([{ action: 'unusualActivity.find' }, { action: 'unusualActivity.dismissed' }]);
  });

  it.each(['agent', 'marketing', 'admin'] as const)('are never seen by %s', async (role) => {
    const caller = await api.as(role);
    await giveNearLimit(api, agent);
    const [found] = await open();
    const answers = [
      await caller.get('/unusual-activities'),
      await caller.get(`/unusual-activities/${found?.id}`),
      await caller.post('/unusual-activities/find'),
      await decide(found, 'review', caller),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('an auditor reads and decides nothing; nobody decides without a note', async () => {
    await giveNearLimit(api, agent);
    const [found] = await open();
    const auditor = await api.as('auditor');
    expect((await auditor.get(`/unusual-activities/${found?.id}`)).status).toBe(200);
    expect((await decide(found, 'review', auditor)).status).toBe(403);
    const path = `/unusual-activities/${found?.id}/review`;
    expect((await supervisor.post(path, { note: ' ' }, { version: 1 })).status).toBe(400);
  });
});
