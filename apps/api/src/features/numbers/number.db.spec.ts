import { DAY_MS } from '@ur-desk/domain/kernel';
import { NUMBER_REST_DAYS } from '@ur-desk/domain/numbers';
import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { addNumbers, addProfiles, freeNumber, iccidOf, makeProfiles } from '../../../test/make/stock';
import { Clock } from '../../platform/clock/clock';
import { NUMBER_REST_JOB } from './number.jobs';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterEach(() => api.app.get(Clock).travel(0));
afterAll(() => api.stop());

const stateOf = async (msisdn: string) =>
  (await api.rows<{ state: string }>('SELECT state FROM stock_number WHERE msisdn = $1', [msisdn]))[0]?.state;

it('numbers are taken in from a file, and each wrong row is named', async () => {
  const { id } = await makeCustomer(api.dataSource.manager);
  const bound = (await makeLine(api.dataSource.manager, { customerId: id })).msisdn;
  const [known, fresh] = [freeNumber(), freeNumber()];
  await addNumbers(api, [known]);
  const rows = ['号码', fresh, known, bound, '+12025550123', '+19005550123', '01065529988', '138', fresh];
  const { status, body } = await addNumbers(api, rows);
  expect(status).toBe(200);
  expect(body).toEqual({
    added: 1,
    rejected: 7,
    errors: [
      { line: 3, code: 'stock_known', params: {} },
      { line: 4, code: 'stock_in_use', params: {} },
      { line: 5, code: 'number_foreign', params: { country: 'CN' } },
      { line: 6, code: 'number_premium', params: {} },
      { line: 7, code: 'number_not_mobile', params: {} },
      { line: 8, code: 'not_phone', params: {} },
      { line: 9, code: 'repeated_in_line', params: { line: 2 } },
    ],
  });
  const { body: list } = await (await api.as('agent')).get('/numbers?filter={"state":"available"}');
  expect(list).toMatchObject([{ msisdn: fresh }, { msisdn: known }]);
  const audited = await api.rows(`SELECT 1 FROM audit_event WHERE action = 'number.add'`);
  expect(audited).toHaveLength(2);
});

it('a dry run says what would be, and takes nothing in', async () => {
  const supervisor = await api.as('supervisor');
  const body = { country: 'CN', text: `${freeNumber()}\n138` };
  const answer = await supervisor.post('/numbers?dryRun=true', body, { key: api.newKey() });
  expect(answer.body).toMatchObject({ added: 1, rejected: 1 });
  expect(await api.rows('SELECT 1 FROM stock_number')).toEqual([]);
});

it('SIM profiles are taken in with their check digits; their codes are not shown', async () => {
  const [good, other] = [iccidOf(1), iccidOf(2)];
  const wrong = good.slice(0, -1) + ((Number(good.at(-1)) + 1) % 10);
  const { body } = await addProfiles(api, [good, wrong, '4111', good]);
  expect(body).toMatchObject({
    added: 1,
    errors: [
      { line: 2, code: 'iccid_check_digit', params: { expected: Number(good.at(-1)) } },
      { line: 3, code: 'not_iccid' },
      { line: 4, code: 'repeated_in_line', params: { line: 1 } },
    ],
  });
  expect((await addProfiles(api, [good, other])).body).toMatchObject({ added: 1, rejected: 1 });
  const list = await (await api.as('agent')).get('/sim-profiles?sort=["iccid","ASC"]');
  expect(list.body).toMatchObject([{ iccid: good, state: 'available' }, { iccid: other }]);
  expect(JSON.stringify(list.body)).not.toContain('LPA:1');
});

it('who does not see contacts sees masked numbers, and cannot find out one by searching', async () => {
  const msisdn = freeNumber();
  await addNumbers(api, [msisdn]);
  const finance = await api.as('finance');
  expect((await finance.get('/numbers')).body[0].msisdn).toMatch(/^\+86•+\d\d$/);
  const q = `filter={"q":"${msisdn.slice(4, 9)}"}`;
  expect((await finance.get(`/numbers?${q}`)).body).toEqual([]);
  expect((await (await api.as('agent')).get(`/numbers?${q}`)).body).toHaveLength(1);
  const [iccid = ''] = await makeProfiles(api, 1);
  expect((await finance.get('/sim-profiles')).body[0].iccid).not.toBe(iccid);
});

it('N1 the same file four times at once takes each number in once', async () => {
  const numbers = Array.from({ length: 20 }, () => freeNumber());
  const supervisor = await api.as('supervisor');
  const answers = await Promise.all([1, 2, 3, 4].map(() => addNumbers(api, numbers, supervisor)));
  const added = answers.map(({ body }) => (body as { added: number }).added);
  expect(added.reduce((sum, n) => sum + n)).toBe(numbers.length);
  for (const { status, body } of answers)
    expect([status, body.added + body.rejected]).toEqual([200, numbers.length]);
  expect(await api.rows('SELECT DISTINCT msisdn FROM stock_number')).toHaveLength(numbers.length);
});

it('N2 a number comes back into the stock when it has rested, not before', async () => {
  const msisdn = freeNumber();
  await addNumbers(api, [msisdn]);
  await api.rows(
    `UPDATE stock_number SET state = 'resting', rests_until = clock_timestamp() + interval '${NUMBER_REST_DAYS} days'`,
  );
  for (const [days, state] of [
    [NUMBER_REST_DAYS - 1, 'resting'],
    [NUMBER_REST_DAYS + 1, 'available'],
  ] as const) {
    api.app.get(Clock).travel(days * DAY_MS);
    await api.runJob(NUMBER_REST_JOB);
    expect(await stateOf(msisdn)).toBe(state);
  }
});
