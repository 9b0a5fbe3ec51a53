import { addMs, HOUR_MS, money } from '@ur-desk/domain/kernel';
import { type PaymentView, type SandboxToken } from '@ur-desk/domain/payments';
import {
  classifyLine,
  comesBefore,
  movementName,
  type SettlementClass,
  type SettlementDetailView,
  type SettlementLineView,
} from '@ur-desk/domain/settlements';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { refundOrder } from '../../../test/make/refund';
import { reconciled, sandboxReport, uploadReport } from '../../../test/make/settlement';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { RefundService } from '../refunds/refund.service';
import { SettlementRun } from './settlement-run';
import { settlementById } from './settlement.queries';

let api: TestApi;
let agent: Caller;
let finance: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
});
afterAll(async () => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
  finance = await api.as('finance');
  supervisor = await api.as('supervisor');
});

const CNY = (amount: number) => money(amount, 'CNY');

/** A top-up by a customer of its own. */
async function topUp(amountMinor: number, token: SandboxToken = 'tok_success'): Promise<PaymentView> {
  const customer = await makeCustomer(api.dataSource.manager);
  const { id: methodId } = await makePaymentMethod(api, customer.id, token);
  const order = { customerId: customer.id, amount: CNY(amountMinor), methodId };
  const { status, body } = await agent.post('/top-ups', order, { key: api.newKey() });
  expect(status).toBe(201);
  return (body as { payment: PaymentView }).payment;
}

/** A report of everything up to now, and an hour more, so that now is in the middle of the period. */
async function reportNow(): Promise<string> {
  const now = await api.db.now();
  return sandboxReport(finance, { from: addMs(now, -HOUR_MS), to: addMs(now, HOUR_MS) });
}
const linesOf = async (settlement: SettlementDetailView): Promise<SettlementLineView[]> => {
  const query = new URLSearchParams({ filter: JSON.stringify({ settlementId: settlement.id }) }).toString();
  return (await finance.get(`/settlement-lines?${query}`)).body as SettlementLineView[];
};
const classesOf = (lines: readonly SettlementLineView[]): Record<string, SettlementClass> =>
  Object.fromEntries(
    lines.map((line) => [line.ours?.reference ?? line.theirs?.externalId ?? '', line.class]),
  );
const tally = (settlement: SettlementDetailView, of: SettlementClass) =>
  settlement.tallies.find((one) => one.class === of);
const withoutLine = (report: string, merchantId: string): string =>
  report
    .split('\r\n')
    .filter((line) => !line.includes(merchantId))
    .join('\r\n');
const withAmount = (report: string, merchantId: string, gross: string): string =>
  report
    .split('\r\n')
    .map((line) => {
      const cells = line.split(',');
      return line.includes(merchantId)
        ? [...cells.slice(0, 4), gross, '0.00', gross, ...cells.slice(7)].join(',')
        : line;
    })
    .join('\r\n');
const transfers = async () => (await api.rows<{ n: number }>('SELECT count(*) AS n FROM transfer'))[0]?.n;

describe('the sandbox’s own report', () => {
  it('L9 after captures and a refund: every line is matched, and the sums agree', async () => {
    const first = await topUp(5000);
    await topUp(3000, 'tok_success_unionpay');
    await topUp(900, 'tok_declined');
    await api.app
      .get(RefundService)
      .create(refundOrder(first.id, 2000, { destination: 'source' }), api.context());

    const settlement = await reconciled(finance, await reportNow());
    expect(settlement).toMatchObject({
      state: 'finished',
      provider: 'sandbox',
      linesTotal: 3,
      openDifferences: 0,
    });
    expect(settlement.tallies).toEqual([
      { class: 'matched', currency: 'CNY', count: 3, open: 0, theirs: CNY(6000), ours: CNY(6000) },
    ]);
    expect(settlement.fees).toEqual([{ fee: CNY(48) }]);
    expect(settlement.movements).toEqual([
      { kind: 'charge', count: 2, amount: CNY(8000) },
      { kind: 'refund', count: 1, amount: CNY(-2000) },
    ]);
  });

  it('L9 a lost answer is missing here until the provider is asked; then it is booked once, and matches', async () => {
    const lost = await topUp(5000, 'tok_timeout');
    expect(lost.state).toBe('unknown');
    const before = await transfers();
    const settlement = await reconciled(finance, await reportNow());
    expect(tally(settlement, 'missingHere')).toMatchObject({
      count: 1,
      open: 1,
      theirs: CNY(5000),
      ours: CNY(0),
    });
    expect(await transfers()).toBe(before);

    const [line] = await linesOf(settlement);
    expect(line).toMatchObject({ class: 'missingHere', open: true, ours: { id: lost.id, state: 'unknown' } });
    const asked = await finance.post(`/settlement-lines/${String(line?.id)}/ask`);
    expect(asked).toMatchObject({ status: 200, body: { class: 'matched', open: false, answer: 'moved' } });
    expect(asked.body.ours).toMatchObject({ state: 'captured', amount: CNY(5000) });
    const again = await finance.post(`/settlement-lines/${String(line?.id)}/ask`);
    expect(again.body.code).toBe('settlement_line_settled');
    expect(await transfers()).toBe(Number(before) + 1);
    const { body } = await finance.get(`/wallets/${lost.customerId}`);
    expect(body.balance).toEqual(CNY(5000));
  });

  it('X5 a payment that only the report names becomes a task for two people; nothing is booked by hand', async () => {
    const silent = await topUp(5000, 'tok_silent');
    const other = await topUp(1000);
    const report = withAmount((await reportNow()).replaceAll(other.id, silent.id), silent.id, '50.00');
    const settlement = await reconciled(finance, report);
    const line = (await linesOf(settlement)).find(({ ours }) => ours?.id === silent.id);
    const asked = await finance.post(`/settlement-lines/${String(line?.id)}/ask`);
    expect(asked.body).toMatchObject({ class: 'missingHere', answer: 'noAnswer', open: true });
    const { body: payment } = await finance.get(`/payments/${silent.id}`);
    expect(payment).toMatchObject({ state: 'unknown', reviewReason: 'inReport' });

    const evidence = 'Line 2 of the sandbox’s report of today';
    const order = { outcome: 'captured', providerReference: 'sb_seen', evidence };
    const { body: request } = await finance.post(`/payments/${silent.id}/resolve`, order, {
      key: api.newKey(),
    });
    const decide = (caller: Caller) =>
      caller.post(
        `/approvals/${String(request.id)}/approve`,
        {},
        { version: request.version, key: api.newKey() },
      );
    expect((await decide(finance)).body.code).toBe('approval_own_request');
    expect((await decide(supervisor)).status).toBe(200);
    const { body: again } = await finance.post(`/settlements/${settlement.id}/run`, {});
    expect(tally(again as SettlementDetailView, 'missingHere')).toBeUndefined();
    expect(classesOf(await linesOf(again as SettlementDetailView))[silent.reference]).toBe('matched');
  });

  it('a removed line is missing there, a changed amount differs, a foreign one is missing here', async () => {
    const [gone, changed, good] = [await topUp(5000), await topUp(3000), await topUp(1000)];
    const foreign = 'mv_x,charge,@,CNY,7.00,0.04,6.96,sb_x,unknown';
    const report = withAmount(withoutLine(await reportNow(), gone.id), changed.id, '29.99');
    const [, line = ''] = report.split('\r\n');
    const cells = line.split(',');
    const extra = `${foreign.replace('@', cells[2] ?? '')},${cells[9]},${cells[10]}\r\n`;
    const settlement = await reconciled(finance, report + extra);
    const lines = await linesOf(settlement);
    expect(classesOf(lines)).toEqual({
      [gone.reference]: 'missingThere',
      [changed.reference]: 'amountDiffers',
      [good.reference]: 'matched',
      mv_x: 'missingHere',
    });
    expect(settlement.openDifferences).toBe(3);
    expect(tally(settlement, 'amountDiffers')).toMatchObject({ theirs: CNY(2999), ours: CNY(3000) });
    expect(tally(settlement, 'missingThere')).toMatchObject({ theirs: CNY(0), ours: CNY(5000) });
    const total = settlement.tallies.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(lines.length);
  });

  it('a line twice is a duplicate, and ours counts once; another currency is its own class', async () => {
    const [twice, foreign] = [await topUp(5000), await topUp(3000)];
    const report = await reportNow();
    const lines = report.trim().split('\r\n');
    const double = lines.find((line) => line.includes(twice.id))?.replace('mv_', 'mv_again_') ?? '';
    const inUsd = lines.map((line) => (line.includes(foreign.id) ? line.replace(',CNY,', ',USD,') : line));
    const settlement = await reconciled(finance, [...inUsd, double, ''].join('\r\n'));
    expect(settlement.tallies).toEqual([
      { class: 'duplicate', currency: 'CNY', count: 1, open: 1, theirs: CNY(5000), ours: CNY(0) },
      { class: 'matched', currency: 'CNY', count: 1, open: 0, theirs: CNY(5000), ours: CNY(5000) },
      { class: 'otherCurrency', currency: 'CNY', count: 0, open: 0, theirs: CNY(0), ours: CNY(3000) },
      {
        class: 'otherCurrency',
        currency: 'USD',
        count: 1,
        open: 1,
        theirs: money(3000, 'USD'),
        ours: money(0, 'USD'),
      },
    ]);
  });

  it('what happened at the edge of the period is late, until the next report names it', async () => {
    const late = await topUp(5000);
    const other = await topUp(1000);
    const now = await api.db.now();
    const period = { from: addMs(now, -HOUR_MS), to: addMs(now, 1000) };
    const first = await reconciled(finance, withoutLine(await sandboxReport(finance, period), late.id));
    expect(tally(first, 'late')).toMatchObject({ count: 1, open: 0, ours: CNY(5000) });
    await reconciled(finance, withoutLine(await reportNow(), other.id));
    const { body } = await finance.post(`/settlements/${first.id}/run`, {});
    expect((body as SettlementDetailView).tallies).toMatchObject([{ class: 'matched', count: 1 }]);
  });
});

describe('comparing once more', () => {
  it('changes nothing twice, and keeps what people said', async () => {
    const [gone, linked] = [await topUp(5000), await topUp(3000)];
    const strange = (await reportNow()).replaceAll(linked.id, 'nobody').replaceAll('sb_', 'xx_');
    const settlement = await reconciled(finance, withoutLine(strange, gone.id));
    const before = await linesOf(settlement);
    expect(before.map(({ class: of }) => of).sort()).toEqual(['missingHere', 'missingThere', 'missingThere']);
    const theirs = before.find(({ class: of }) => of === 'missingHere');
    const link = (reference: string) =>
      finance.post(`/settlement-lines/${String(theirs?.id)}/link`, { reference });
    expect((await link('PY-0000-0000')).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'reference', code: 'not_known' }],
    });
    expect((await link(linked.reference.toLowerCase())).body).toMatchObject({
      class: 'matched',
      linked: true,
    });
    expect((await link(linked.reference)).body.code).toBe('settlement_line_settled');
    const ours = (await linesOf(settlement)).find(({ class: of }) => of === 'missingThere');
    const note = { reason: 'timing', note: 'Stands in the report of the next day' };
    const explain = () => finance.post(`/settlement-lines/${String(ours?.id)}/explain`, note);
    const [one, two] = await Promise.all([explain(), explain()]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);

    for (let run = 1; run <= 3; run += 1) {
      const { body } = await finance.post(`/settlements/${settlement.id}/run`, {});
      expect(body).toMatchObject({ state: 'finished', openDifferences: 0 });
      expect(classesOf(await linesOf(settlement))).toEqual({
        [gone.reference]: 'missingThere',
        [linked.reference]: 'matched',
      });
    }
    const reopened = await finance.post(`/settlement-lines/${String(ours?.id)}/reopen`);
    expect(reopened.body).toMatchObject({ open: true, explanation: null });
  });

  it('J2 two workers at once: every line once, every class right', async () => {
    const payments = [await topUp(5000), await topUp(3000)];
    const { body } = await uploadReport(finance, await reportNow());
    const id = String(body.id);
    await api.rows(`UPDATE settlement SET state = 'loading' WHERE id = $1`, [id]);
    const run = api.app.get(SettlementRun);
    await Promise.all([run.run(id), run.run(id), run.run(id)]);
    const { body: done } = await finance.get(`/settlements/${id}`);
    expect(done).toMatchObject({ state: 'finished', linesDone: 2 });
    expect(tally(done as SettlementDetailView, 'matched')).toMatchObject({ count: payments.length });
  });

  it('J2 a worker that comes when the file is used up and gone leaves the result of the other alone', async () => {
    await topUp(5000);
    const settlement = await reconciled(finance, await reportNow());
    const known = await api.db.read((em) => settlementById(em, settlement.id));
    jest.spyOn(api.db, 'read').mockResolvedValueOnce({ ...known, state: 'loading', position: 0 });
    await api.app.get(SettlementRun).run(settlement.id);
    const { body } = await finance.get(`/settlements/${settlement.id}`);
    expect(body).toMatchObject({ state: 'finished', linesDone: 1, problemCode: null });
  });

  it('takes up what was left lying, and ends what cannot go on', async () => {
    await topUp(5000);
    const { body } = await uploadReport(finance, await reportNow());
    const id = String(body.id);
    await api.rows(
      `UPDATE settlement SET state = 'loading', progressed_at = progressed_at - interval '1 hour' WHERE id = $1`,
      [id],
    );
    await api.app.get(SettlementRun).resume();
    expect((await finance.get(`/settlements/${id}`)).body.state).toBe('finished');
  });
});

it('says which lines are repeated as the domain does', async () => {
  await topUp(5000);
  await topUp(3000);
  const report = await reportNow();
  const [header = '', a = '', b = ''] = report.split('\r\n');
  const copies = [0, 1, 2].flatMap((n) => [a, b].map((line) => line.replace('mv_', `mv_${2 - n}_`)));
  const settlement = await reconciled(finance, [header, ...copies, ''].join('\r\n'));
  const lines = (await linesOf(settlement)).flatMap(({ theirs, class: of, kind }) =>
    theirs ? [{ ...theirs, kind, class: of, ownId: null, ownReference: null, otherReference: null }] : [],
  );
  for (const line of lines) {
    const others = lines.filter((other) => other !== line && movementName(other) === movementName(line));
    const repeated = others.some((other) => comesBefore(other, line));
    expect(classifyLine(line, { repeated, own: null }) === 'duplicate').toBe(line.class === 'duplicate');
  }
  expect(lines.filter(({ class: of }) => of === 'duplicate')).toHaveLength(4);
});
