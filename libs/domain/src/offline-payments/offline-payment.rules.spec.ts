import fc from 'fast-check';
import { money, Problem } from '../kernel';
import { type LimitFacts } from '../limits';
import {
  bankReferenceKey,
  decideOfflineRecord,
  decideOfflineReversal,
  nextOfflineStates,
  OFFLINE_PAYMENT_STATES,
  offlineStatesBefore,
  type OfflineDraftFacts,
  type OfflinePaymentDraft,
  type OfflineRecordFacts,
  type OfflineReversalFacts,
  refuseOfflineDraft,
} from './index';

const cny = (amount: number) => money(amount, 'CNY');
const customer = { id: 'c', status: 'active', walletCurrency: 'CNY', blocked: false } as const;
const draftFacts = (changes: Partial<OfflineDraftFacts> = {}): OfflineDraftFacts => ({
  customer,
  today: '2026-11-27',
  takenBy: null,
  ...changes,
});
const draft = (changes: Partial<OfflinePaymentDraft> = {}): OfflinePaymentDraft => ({
  kind: 'bankTransfer',
  amount: cny(10_000),
  receivedOn: '2026-11-26',
  bankReference: 'ICBC 2026-1126-0001',
  ...changes,
});
const limit = (perAction: number): LimitFacts => ({
  measure: 'CNY',
  perAction,
  perCustomerDay: 0,
  perAgentDay: 0,
  customerDay: 0,
  agentDay: 0,
});
const recordFacts = (changes: Partial<OfflineRecordFacts> = {}): OfflineRecordFacts => ({
  customer,
  state: 'draft',
  amount: cny(10_000),
  balance: cny(500),
  evidenceFiles: 1,
  limits: [limit(10_000)],
  ...changes,
});
const reversalFacts = (changes: Partial<OfflineReversalFacts> = {}): OfflineReversalFacts => ({
  customerStatus: 'active',
  state: 'recorded',
  amount: cny(10_000),
  balance: cny(10_500),
  unspent: cny(10_000),
  ...changes,
});

function refusalOf(act: () => unknown): [code: string, field: string] | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, error.errors[0]?.field ?? ''];
  }
}

describe('refuseOfflineDraft', () => {
  it.each<[string, Partial<OfflineDraftFacts>, Partial<OfflinePaymentDraft>, [string, string] | null]>([
    ['a transfer of yesterday', {}, {}, null],
    ['money of today', {}, { receivedOn: '2026-11-27' }, null],
    ['money of a year ago to the day', {}, { receivedOn: '2025-11-27' }, null],
    ['money of tomorrow', {}, { receivedOn: '2026-11-28' }, ['offline_received_day', 'receivedOn']],
    [
      'money of more than a year ago',
      {},
      { receivedOn: '2025-11-26' },
      ['offline_received_day', 'receivedOn'],
    ],
    ['no day', {}, { receivedOn: 'x' }, ['offline_received_day', 'receivedOn']],
    ['nothing', {}, { amount: cny(0) }, ['amount_not_positive', 'amount']],
    ['less than nothing', {}, { amount: cny(-1) }, ['amount_not_positive', 'amount']],
    ['no number', {}, { amount: { amount: Number.NaN, currency: 'CNY' } }, ['amount_not_positive', 'amount']],
    ['another currency', {}, { amount: money(1, 'USD') }, ['currency_mismatch', 'amount']],
    ['a reference of dashes', {}, { bankReference: ' - ' }, ['offline_reference_empty', 'bankReference']],
    ['the same money again', { takenBy: 'OP-1' }, {}, ['offline_recorded_before', 'bankReference']],
    ['a closed account', { customer: { ...customer, status: 'closed' } }, {}, ['customer_closed', '']],
    ['a blocked customer', { customer: { ...customer, blocked: true } }, {}, ['payments_blocked', '']],
    ['a suspended account', { customer: { ...customer, status: 'suspended' } }, {}, null],
  ])('%s', (_what, facts, changes, expected) => {
    expect(refusalOf(() => refuseOfflineDraft(draftFacts(facts), draft(changes)))).toEqual(expected);
  });

  it('a bank reference is the same however it is typed', () => {
    const typed = ['ICBC 2026-1126-0001', 'icbc202611260001', 'ＩＣＢＣ2026 1126 0001'];
    expect(new Set(typed.map(bankReferenceKey))).toEqual(new Set(['ICBC202611260001']));
  });
});

describe('decideOfflineRecord', () => {
  it.each<[string, Partial<OfflineRecordFacts>, [string, string] | null]>([
    ['a draft with evidence', {}, null],
    ['a draft without evidence', { evidenceFiles: 0 }, ['offline_evidence_missing', '']],
    ['what was recorded', { state: 'recorded' }, ['wrong_state', '']],
    ['what was reversed', { state: 'reversed' }, ['wrong_state', '']],
    ['a closed account', { customer: { ...customer, status: 'closed' } }, ['customer_closed', '']],
    ['a customer blocked meanwhile', { customer: { ...customer, blocked: true } }, ['payments_blocked', '']],
  ])('%s', (_what, changes, expected) => {
    expect(refusalOf(() => decideOfflineRecord(recordFacts(changes)))).toEqual(expected);
  });

  it('within the limit per action nobody else has to look, whatever was given on the day', () => {
    expect(decideOfflineRecord(recordFacts()).why).toEqual([]);
    expect(decideOfflineRecord(recordFacts({ limits: [limit(9_999)] })).why).toMatchObject([
      { cause: 'perAction', limit: { money: cny(9_999) }, value: { money: cny(10_000) } },
    ]);
    expect(decideOfflineRecord(recordFacts({ limits: [] })).why).toHaveLength(1);
  });

  it('puts the whole amount into the balance', () => {
    const amounts = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(amounts, amounts, (amount, balance) => {
        const facts = recordFacts({ amount: cny(amount), balance: cny(balance) });
        const change = decideOfflineRecord(facts).changes.find(({ field }) => field === 'balance');
        expect(change?.after).toEqual({ money: cny(balance + amount) });
      }),
    );
  });
});

describe('decideOfflineReversal', () => {
  it.each<[string, Partial<OfflineReversalFacts>, [string, string] | null]>([
    ['all of it', {}, null],
    ['what is left of it', { unspent: cny(1) }, null],
    ['nothing left', { unspent: cny(0) }, ['offline_nothing_unspent', '']],
    ['a draft', { state: 'draft' }, ['wrong_state', '']],
    ['L8 a second time', { state: 'reversed' }, ['wrong_state', '']],
    ['a closed account', { customerStatus: 'closed' }, ['customer_closed', '']],
  ])('%s', (_what, changes, expected) => {
    expect(refusalOf(() => decideOfflineReversal(reversalFacts(changes)))).toEqual(expected);
  });

  it('L8 takes back no more than was recorded, and no more than is unspent', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (amount, unspent) => {
        fc.pre(amount > 0 && unspent > 0);
        const facts = reversalFacts({
          amount: cny(amount),
          unspent: cny(unspent),
          balance: cny(amount + unspent),
        });
        expect(decideOfflineReversal(facts).amount).toEqual(cny(Math.min(amount, unspent)));
      }),
    );
  });
});

it('P2 a record goes only where its table says, and never out of an end', () => {
  for (const to of OFFLINE_PAYMENT_STATES)
    expect(offlineStatesBefore(to)).toEqual(
      OFFLINE_PAYMENT_STATES.filter((from) => nextOfflineStates(from).includes(to)),
    );
  expect(nextOfflineStates('reversed')).toEqual([]);
  expect(offlineStatesBefore('recorded')).toEqual(['draft', 'awaitingApproval']);
});
