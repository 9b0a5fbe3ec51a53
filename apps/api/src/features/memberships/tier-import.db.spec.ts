import { DAY_MS, toInstant } from '@ur-desk/domain/kernel';
import { type TierImportDetailView } from '@ur-desk/domain/memberships';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeTier } from '../../../test/make/membership';
import { upload } from '../../../test/make/upload';
import { planFaults } from '../../platform/fault/fault';
import { TIER_IMPORT_JOB, TIER_IMPORTS_JOB } from './tier-import-run.service';

let api: TestApi;
let marketing: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
afterEach(() => planFaults());
beforeEach(async () => {
  await api.clean();
  [marketing, supervisor] = [await api.as('marketing'), await api.as('supervisor')];
  await makeTier(api, { code: 'gold' });
});

const inDays = (days: number): string => toInstant(Date.now() + days * DAY_MS).slice(0, 10);
const customers = async (count: number): Promise<{ id: string; reference: string }[]> => {
  const made = [];
  for (let n = 0; n < count; n += 1) made.push(await makeCustomer(api.dataSource.manager));
  return made;
};
const send = async (lines: readonly string[]): Promise<Answer> =>
  upload(marketing, `name,reference\n${lines.map((line) => `x,${line}`).join('\n')}\n`, {
    url: '/tier-imports',
  });
const run = (id: string, changes: object = {}): Promise<Answer> =>
  marketing.post(
    `/tier-imports/${id}/run`,
    { tier: 'gold', until: inDays(30), reason: 'Partner programme', ...changes },
    { key: api.newKey() },
  );
const importOf = async (id: string): Promise<TierImportDetailView> =>
  (await marketing.get(`/tier-imports/${id}`)).body as TierImportDetailView;
const tiers = () =>
  api.rows<{ tier: string; n: number }>('SELECT tier, count(*) AS n FROM membership GROUP BY 1 ORDER BY 1');
const changesOf = async (): Promise<number> => (await api.rows('SELECT 1 FROM tier_change')).length;

describe('customers into a tier by a file', () => {
  it('are checked row by row, moved until a day with the reason in their history, and the rest comes back', async () => {
    const [one, two, shut] = await customers(3);
    await api.rows(`UPDATE customer SET status = 'closed' WHERE id = $1`, [shut?.id]);
    const lines = [one!.reference, 'CU-0000-0000', two!.id, one!.id, shut!.reference, ''];
    const checked = await send(lines);
    expect(checked).toMatchObject({
      status: 201,
      body: {
        state: 'checked',
        rowsTotal: 6,
        accepted: 2,
        rejected: 4,
        errors: [
          { line: 3, code: 'not_known' },
          { line: 5, code: 'repeated_in_file', params: { line: 2 } },
          { line: 6, code: 'customer_closed' },
          { line: 7, code: 'required' },
        ],
      },
    });
    expect(await tiers()).toEqual([]);
    const { id } = checked.body as TierImportDetailView;
    expect(await run(id)).toMatchObject({ status: 202 });
    expect(await importOf(id)).toMatchObject({ state: 'finished', moved: 2, skipped: 0 });
    const { body } = await marketing.get(`/memberships/${one!.id}`);
    expect(body).toMatchObject({
      tier: 'gold',
      history: [{ cause: 'override', reason: 'Partner programme', by: { kind: 'staff' } }],
    });
    expect(await run(id)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect(await changesOf()).toBe(2);
  });

  it('TR2 are moved once each, though the worker dies and several go on', async () => {
    const made = await customers(6);
    const { body } = await send(made.map(({ reference }) => reference));
    planFaults({
      'tierImport.moved': () => {
        throw new Error('killed');
      },
    });
    await expect(run(body.id as string).then(({ status }) => status)).resolves.toBe(500);
    planFaults();
    expect(await importOf(body.id as string)).toMatchObject({ state: 'running', moved: 6 });
    await Promise.all([
      api.runJob(TIER_IMPORTS_JOB),
      api.runJob(TIER_IMPORTS_JOB),
      api.runJob(TIER_IMPORTS_JOB),
    ]);
    expect(await importOf(body.id as string)).toMatchObject({ state: 'finished', moved: 6, skipped: 0 });
    expect(await changesOf()).toBe(6);
    expect(await tiers()).toEqual([{ tier: 'gold', n: 6 }]);
  });

  it('for longer than 90 days wait for a second person', async () => {
    const [one] = await customers(1);
    const { body } = await send([one!.reference]);
    const asked = await run(body.id as string, { until: inDays(200) });
    expect(asked.body).toMatchObject({ state: 'awaitingApproval', request: { state: 'open' } });
    const path = `/approvals/${asked.body.request.id}`;
    const request = (await supervisor.get(path)).body;
    expect(request).toMatchObject({
      kind: 'tierImport',
      changes: [{ field: 'members', after: { quantity: 1 } }, { after: { text: 'gold' } }, {}],
    });
    const decision = { key: api.newKey(), version: request.version as number };
    expect(await supervisor.post(`${path}/approve`, {}, decision)).toMatchObject({ status: 200 });
    await api.runJob(TIER_IMPORTS_JOB);
    expect(await importOf(body.id as string)).toMatchObject({ state: 'finished', moved: 1 });
  });

  it.each([
    ['an unknown tier', { tier: 'diamond' }, 422, 'tier', 'tier_unknown'],
    ['a day in the past', { until: '2020-01-01' }, 422, 'until', 'override_past'],
    ['too long', { until: inDays(1_200) }, 422, 'until', 'override_too_long'],
    ['no reason', { reason: ' ' }, 400, 'reason', 'required'],
  ])('to %s are refused at the field, and nobody is moved', async (_what, changes, status, field, code) => {
    const [one] = await customers(1);
    const { body } = await send([one!.reference]);
    const refused = await run(body.id as string, changes);
    expect(refused).toMatchObject({ status, body: { errors: [{ field, code }] } });
    expect(await importOf(body.id as string)).toMatchObject({ state: 'checked', tier: null });
    expect(await changesOf()).toBe(0);
  });

  it('whom nobody knows cannot be moved', async () => {
    const { body } = await send(['CU-0000-0000', 'Zhang San']);
    expect(body).toMatchObject({ accepted: 0, rejected: 2 });
    expect(await run(body.id as string)).toMatchObject({ status: 422, body: { code: 'tier_import_nobody' } });
  });
});

it('the job of an import that is over does nothing', async () => {
  const [one] = await customers(1);
  const { body } = await send([one!.reference]);
  await run(body.id as string);
  await api.runJob(TIER_IMPORT_JOB, { importId: body.id });
  expect(await changesOf()).toBe(1);
});
