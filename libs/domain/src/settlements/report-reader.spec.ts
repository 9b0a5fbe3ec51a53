import fc from 'fast-check';
import { addMs, money, Problem } from '../kernel';
import {
  reportReader,
  SANDBOX_REPORT_COLUMNS,
  SANDBOX_REPORT_HEADER,
  sandboxReportLine,
  type ReportRow,
} from './index';

const ID = '0197a8c0-0000-7000-8000-000000000001';
const PERIOD = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const ITEMIZED = [
  ...['balance_transaction_id', 'created_utc', 'available_on_utc', 'currency', 'gross', 'fee', 'net'],
  ...['reporting_category', 'source_id', 'description', 'customer_facing_amount', 'customer_facing_currency'],
  ...['charge_id', 'payment_intent_id', 'payment_metadata[payment_id]', 'refund_metadata[refund_id]'],
];
const HISTORY =
  'id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description,' +
  'Customer Facing Amount,Customer Facing Currency,Transfer,Transfer Date (UTC),Transfer Group,payment_id (metadata)';

const itemized = (cells: Record<string, string>): ReportRow => {
  const row = {
    ...{ balance_transaction_id: 'txn_1', created_utc: '2026-11-03 09:12:33', currency: 'usd' },
    ...{ gross: '12.00', fee: '0.65', net: '11.35', reporting_category: 'charge' },
    ...cells,
  };
  const known = row as Record<string, string>;
  return reportReader(ITEMIZED).read({ line: 2, cells: ITEMIZED.map((column) => known[column] ?? '') });
};
const problemOf = (work: () => unknown): Pick<Problem, 'code' | 'params'> | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, params: error.params };
    throw error;
  }
};

describe('which report it is', () => {
  it.each([
    [SANDBOX_REPORT_COLUMNS, 'sandbox'],
    [[...SANDBOX_REPORT_COLUMNS].reverse(), 'sandbox'],
    [ITEMIZED, 'stripeItemized'],
    [HISTORY.split(','), 'stripeHistory'],
    [HISTORY.toUpperCase().split(','), 'stripeHistory'],
  ])('%s', (columns, format) => expect(reportReader(columns).format).toBe(format));

  it('says which columns the nearest one misses', () =>
    expect(problemOf(() => reportReader(ITEMIZED.filter((column) => column !== 'net')))).toEqual({
      code: 'settlement_format_unknown',
      params: { columns: 'net' },
    }));

  it('a file of customers is none', () =>
    expect(problemOf(() => reportReader(['id', 'name', 'phone']))?.code).toBe('settlement_format_unknown'));
});

describe('the sandbox’s report', () => {
  const amounts = fc.record({
    kind: fc.constantFrom('charge' as const, 'refund' as const),
    minor: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    currency: fc.constantFrom('CNY' as const, 'JPY' as const, 'KWD' as const),
    second: fc.integer({ min: 0, max: 2_591_999 }),
  });

  it('what is written is read back to the unit, fees apart', () => {
    const reader = reportReader(SANDBOX_REPORT_HEADER.trim().split(','));
    fc.assert(
      fc.property(amounts, ({ kind, minor, currency, second }) => {
        const occurredAt = addMs(PERIOD.from, second * 1000);
        const amount = money(minor, currency);
        const text = sandboxReportLine(
          { kind, occurredAt, amount, reference: 'sb_1', merchantId: ID },
          PERIOD,
        );
        const { line, period } = reader.read({ line: 7, cells: text.trim().split(',') });
        expect(period).toEqual(PERIOD);
        expect(line).toMatchObject({ line: 7, kind, occurredAt, ownId: ID, providerReference: 'sb_1' });
        expect(line.amount).toEqual(money(kind === 'charge' ? minor : -minor, currency));
        expect(line.feeMinor).toBe(kind === 'charge' ? Math.floor((minor * 60 + 5_000) / 10_000) : 0);
      }),
    );
  });

  it.each([
    ['an amount that is none', 4, '1,5'],
    ['an amount too fine', 4, '1.005'],
    ['full-width letters for an amount', 4, 'ten'],
    ['a fee that does not add up', 5, '0.07'],
    ['a day that does not exist', 2, '2026-11-31T00:00:00.000Z'],
    ['a time outside the period', 2, '2026-12-01T00:00:00.000Z'],
    ['a currency that we do not know', 3, 'PLN'],
    ['no id', 0, ' '],
    ['an id that is too long', 0, 'x'.repeat(201)],
    ['a NUL', 7, 'a\0b'],
  ])('refuses %s, with line and column', (_what, place, cell) => {
    const amount = money(1000, 'CNY');
    const movement = {
      kind: 'charge',
      occurredAt: PERIOD.from,
      amount,
      reference: 'sb_1',
      merchantId: ID,
    } as const;
    const cells = sandboxReportLine(movement, PERIOD).trim().split(',');
    cells[place] = cell;
    const found = problemOf(() => reportReader(SANDBOX_REPORT_COLUMNS).read({ line: 3, cells }));
    expect(found).toMatchObject({ code: 'settlement_line_unreadable', params: { line: 3 } });
  });

  it('refuses a row that is cut', () =>
    expect(
      problemOf(() => reportReader(SANDBOX_REPORT_COLUMNS).read({ line: 9, cells: ['mv_1', 'charge'] }))
        ?.code,
    ).toBe('settlement_line_unreadable'));
});

describe('Stripe’s itemized balance change', () => {
  it('reads a charge: our id, the PaymentIntent, the fee apart', () =>
    expect(
      itemized({
        source_id: 'ch_1',
        charge_id: 'ch_1',
        payment_intent_id: 'pi_1',
        'payment_metadata[payment_id]': ID.toUpperCase(),
        description: 'PY-0000-000B',
      }).line,
    ).toMatchObject({
      kind: 'charge',
      occurredAt: '2026-11-03T09:12:33.000Z',
      amount: money(1200, 'USD'),
      feeMinor: 65,
      providerReference: 'pi_1',
      otherReference: 'ch_1',
      ownId: ID,
    }));

  it('compares what the customer paid, where Stripe settles in another currency', () => {
    const converted = { customer_facing_currency: 'jpy', customer_facing_amount: '1800' };
    expect(itemized(converted).line).toMatchObject({
      amount: money(1800, 'JPY'),
      settled: money(1200, 'USD'),
    });
    const back = { gross: '-12.00', fee: '0.00', net: '-12.00', reporting_category: 'refund' };
    expect(itemized({ ...converted, ...back, source_id: 're_1' }).line).toMatchObject({
      kind: 'refund',
      amount: money(-1800, 'JPY'),
      providerReference: 're_1',
    });
  });

  it('lets zeros behind the last decimal pass, and nothing else', () => {
    const yen = { currency: 'jpy', gross: '500.00', fee: '18.0', net: '482' };
    expect(itemized(yen).line).toMatchObject({ amount: money(500, 'JPY'), feeMinor: 18 });
    expect(problemOf(() => itemized({ ...yen, gross: '500.50' }))?.code).toBe('settlement_line_unreadable');
  });

  it.each([
    ['payout', 'payout'],
    ['dispute', 'dispute'],
    ['refund_failure', 'refundFailure'],
    ['other_adjustment', 'adjustment'],
    ['climate_order_purchase', 'other'],
    ['constructor', 'other'],
  ])('%s is kept as %s', (reporting_category, kind) => {
    const { line } = itemized({ reporting_category });
    expect([line.kind, line.providerKind]).toEqual([kind, reporting_category]);
  });
});

describe('Stripe’s history of all activity', () => {
  const read = (text: string) =>
    reportReader(HISTORY.split(',')).read({ line: 2, cells: text.split(',') }).line;

  it('reads a charge', () =>
    expect(
      read(`txn_1,charge,ch_1,30.00,1.17,,28.83,usd,2022-04-23 21:56,2022-04-30 00:00,x,30.00,usd,,,,${ID}`),
    ).toMatchObject({
      kind: 'charge',
      amount: money(3000, 'USD'),
      feeMinor: 117,
      ownId: ID,
      providerReference: 'ch_1',
    }));

  it('sees a dispute in an adjustment', () =>
    expect(read('txn_2,adjustment,dp_1,-30.00,15.00,,-45.00,usd,2022-04-24 08:00,,x,,,,,,').kind).toBe(
      'dispute',
    ));
});
