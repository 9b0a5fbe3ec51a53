import fc from 'fast-check';
import { money, Problem } from '../kernel';
import {
  type Accounts,
  applyTransfers,
  balanceOf,
  emptyAccount,
  type StandingTransfer,
  type TransferDraft,
} from '../ledger';
import {
  blocksRefund,
  decidePlanEffect,
  DISPUTE_STATES,
  type DisputeBooks,
  type DisputedPlan,
  type DisputeFacts,
  disputeReasonOf,
  disputeStateAfter,
  fitsPayment,
  isDisputeEnded,
  nextDisputeCheck,
  owedForDispute,
  postingsForCollecting,
  postingsForDispute,
  refuseAnswer,
  refuseEvidenceChange,
} from './index';

const now = '2026-10-01T12:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');
const cause = {
  kind: 'dispute',
  id: '01900000-0000-7000-8000-000000000001',
  reference: 'DS-0000-0000',
} as const;

const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

describe('what a dispute is', () => {
  it.each([
    ['needsResponse', false, 'needsResponse'],
    ['underReview', true, 'underReview'],
    ['lost', false, 'lost'],
    ['lost', true, 'accepted'],
    ['won', true, 'won'],
  ] as const)('%s (accepted by us: %s) is %s', (state, accepted, expected) => {
    expect(disputeStateAfter({ state }, { accepted })).toBe(expected);
  });

  it.each([
    ['fraudulent', 'fraudulent'],
    ['UNAUTHORISED', 'fraudulent'],
    ['product_not_received', 'notReceived'],
    ['MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED', 'notAsDescribed'],
    ['a word of next year', 'general'],
  ])('%s is %s', (said, reason) => {
    expect(disputeReasonOf(said)).toBe(reason);
  });

  it('only a won one lets its payment be refunded, and only the open ones wait', () => {
    expect(DISPUTE_STATES.filter((state) => !blocksRefund(state))).toEqual(['won']);
    expect(DISPUTE_STATES.filter((state) => !isDisputeEnded(state))).toEqual([
      'needsResponse',
      'underReview',
    ]);
  });

  it.each([
    ['all of it', cny(100), 'captured', true],
    ['a part', cny(40), 'captured', true],
    ['more than was captured', cny(101), 'captured', false],
    ['nothing', cny(0), 'captured', false],
    ['another currency', money(100, 'USD'), 'captured', false],
    ['a payment that was never captured', cny(100), 'failed', false],
  ] as const)('F25 %s', (_what, amount, state, fits) => {
    expect(fitsPayment({ amount }, { state, captured: cny(100) })).toBe(fits);
  });
});

describe('answering', () => {
  const open: DisputeFacts = {
    state: 'needsResponse',
    answering: false,
    evidenceDueAt: '2026-10-08T00:00:00.000Z',
    evidenceText: 'the plan was used',
    files: 0,
  };

  it.each<[string, Partial<DisputeFacts>, 'contest' | 'accept', string | null]>([
    ['with a text', {}, 'contest', null],
    ['with a file only', { evidenceText: null, files: 1 }, 'contest', null],
    ['with a blank text', { evidenceText: ' \n' }, 'contest', 'dispute_evidence_missing'],
    ['accepting needs no evidence', { evidenceText: null }, 'accept', null],
    ['no deadline is known', { evidenceDueAt: null }, 'contest', null],
    ['at the deadline', { evidenceDueAt: now }, 'contest', null],
    ['after it', { evidenceDueAt: '2026-10-01T11:59:59.999Z' }, 'accept', 'dispute_too_late'],
    ['while an answer is on its way', { answering: true }, 'accept', 'dispute_answer_waits'],
    ['under review', { state: 'underReview' }, 'contest', 'wrong_state'],
    ['lost', { state: 'lost' }, 'accept', 'wrong_state'],
  ])('%s', (_what, changes, kind, code) => {
    expect(codeOf(() => refuseAnswer({ ...open, ...changes }, kind, now))).toBe(code);
  });

  it('evidence is collected until an answer is given', () => {
    expect(codeOf(() => refuseEvidenceChange(open))).toBeNull();
    expect(codeOf(() => refuseEvidenceChange({ ...open, answering: true }))).toBe('dispute_answer_waits');
    expect(codeOf(() => refuseEvidenceChange({ ...open, state: 'won' }))).toBe('wrong_state');
  });
});

describe('asking how it stands', () => {
  const dispute = { state: 'needsResponse', evidenceDueAt: null, sendingSince: null, attempts: 0 } as const;
  it.each([
    ['daily', {}, '2026-10-02T12:00:00.000Z'],
    ['an hour after the deadline', { evidenceDueAt: '2026-10-01T13:00:00.000Z' }, '2026-10-01T14:00:00.000Z'],
    ['daily after that', { evidenceDueAt: '2026-09-01T13:00:00.000Z' }, '2026-10-02T12:00:00.000Z'],
    ['soon while an answer is on its way', { sendingSince: now }, '2026-10-01T12:00:30.000Z'],
    [
      'daily when it was long on its way',
      { sendingSince: '2026-01-01T00:00:00.000Z', attempts: 20 },
      '2026-10-02T12:00:00.000Z',
    ],
    ['not any more', { state: 'won' }, null],
  ] as const)('%s', (_what, changes, at) => {
    expect(nextDisputeCheck({ ...dispute, ...changes }, now)).toBe(at);
  });
});

describe('what happens to the plan', () => {
  const plan: DisputedPlan = { state: 'active', restedOn: false };

  it.each<[string, DisputedPlan | null, 'keep' | 'stopNow', 'keep' | 'stopNow', boolean | string]>([
    ['kept', plan, 'keep', 'keep', false],
    ['stopped', plan, 'keep', 'stopNow', true],
    ['one that waits is stopped, too', { ...plan, state: 'queued' }, 'keep', 'stopNow', true],
    ['chosen twice', { ...plan, state: 'revoked' }, 'stopNow', 'stopNow', false],
    ['not taken back', { ...plan, state: 'revoked' }, 'stopNow', 'keep', 'dispute_plan_stopped'],
    ['over', { ...plan, state: 'expired' }, 'keep', 'stopNow', 'dispute_no_plan_to_stop'],
    ['of a top-up', null, 'keep', 'stopNow', 'dispute_no_plan_to_stop'],
    ['extended since', { ...plan, restedOn: true }, 'keep', 'stopNow', 'refund_plan_needed'],
  ])('%s', (_what, of, before, after, expected) => {
    const decide = () => decidePlanEffect(of, { before, after }).stop;
    expect(codeOf(decide) ?? decide()).toBe(expected);
  });
});

/** The ledger of one customer, as far as these postings need it. */
class Books {
  accounts: Accounts = {};
  standing: (StandingTransfer & { leg: string })[] = [];
  posted: string[] = [];

  constructor(wallet: number) {
    this.accounts = { wallet: { debits: 0, credits: wallet, held: 0 } };
  }

  post(drafts: readonly TransferDraft[]): void {
    this.accounts = applyTransfers(this.accounts, drafts, 'CNY');
    for (const draft of drafts) {
      this.standing = this.standing.filter(({ id }) => id !== draft.reversesId);
      if (draft.reversesId !== undefined) continue;
      this.posted.push(draft.leg);
      this.standing.push({ ...draft, id: draft.leg });
    }
  }

  say(said: { amount: number; fee: number | null; fundsTaken: boolean }): TransferDraft[] {
    const fee = said.fee === null ? null : cny(said.fee);
    const drafts = postingsForDispute(this.books(), { ...said, amount: cny(said.amount), fee });
    this.post(drafts);
    return drafts;
  }

  books(): DisputeBooks {
    return {
      cause,
      provider: 'sandbox',
      standing: this.standing,
      rounds: this.posted.length,
      walletAvailable: cny(balanceOf('wallet', this.accounts.wallet ?? emptyAccount())),
      lotIds: ['lot'],
    };
  }

  /** Money comes into the wallet, or is free again. */
  fill(amount: number): void {
    const wallet = this.accounts.wallet ?? emptyAccount();
    this.accounts = { ...this.accounts, wallet: { ...wallet, credits: wallet.credits + amount } };
  }

  balance(code: 'wallet' | 'receivable' | 'fee_cost' | 'cash:sandbox'): number {
    return balanceOf(code, this.accounts[code] ?? emptyAccount());
  }
}

describe('the ledger follows the provider', () => {
  it('L2 the wallet pays as far as it reaches, the customer owes the rest, the fee is ours', () => {
    const books = new Books(30);
    books.say({ amount: 100, fee: 15, fundsTaken: true });
    expect(books.balance('wallet')).toBe(0);
    expect(books.balance('receivable')).toBe(70);
    expect(books.balance('fee_cost')).toBe(15);
    expect(books.balance('cash:sandbox')).toBe(-115);
  });

  it('an inquiry moves nothing, and saying the same again moves nothing', () => {
    const books = new Books(30);
    expect(books.say({ amount: 100, fee: null, fundsTaken: false })).toEqual([]);
    books.say({ amount: 100, fee: 15, fundsTaken: true });
    expect(books.say({ amount: 100, fee: 15, fundsTaken: true })).toEqual([]);
  });

  it('a fee in another currency than the wallet is not booked with the customer', () => {
    const books = new Books(0);
    const said = { amount: cny(100), fee: money(1500, 'USD'), fundsTaken: false };
    const of = {
      cause,
      provider: 'sandbox',
      standing: [],
      rounds: 0,
      walletAvailable: cny(0),
      lotIds: ['lot'],
    };
    expect(postingsForDispute(of, said)).toEqual([]);
    expect(books.balance('fee_cost')).toBe(0);
  });

  it('L2 what the wallet could not cover is taken from it once it has money, and all of it comes back when it is won', () => {
    const taken = { amount: 100, fee: null, fundsTaken: true };
    const amounts = fc.integer({ min: 0, max: 150 });
    fc.assert(
      fc.property(amounts, amounts, (first, later) => {
        const books = new Books(first);
        books.say(taken);
        books.fill(later);
        books.post(postingsForCollecting(books.books()));
        const covered = Math.min(100, first + later);
        expect(owedForDispute(books.books())).toBe(100 - covered);
        expect(books.balance('wallet')).toBe(first + later - covered);
        expect(books.balance('cash:sandbox')).toBe(-100);
        expect(postingsForCollecting(books.books())).toEqual([]);
        books.say({ ...taken, fundsTaken: false });
        expect(books.balance('wallet')).toBe(first + later);
        expect(new Set(books.posted).size).toBe(books.posted.length);
      }),
    );
  });

  const saying = fc.record({
    amount: fc.integer({ min: 1, max: 200 }),
    fee: fc.option(fc.integer({ min: 0, max: 20 })),
    fundsTaken: fc.boolean(),
  });

  it('P5 L2 L8 after any sayings in any order the books are those of the last one, and no leg is used twice', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.array(saying, { minLength: 1, maxLength: 8 }), (wallet, sayings) => {
        const books = new Books(wallet);
        for (const said of sayings) books.say(said);
        const last = sayings.at(-1)!;
        const taken = last.fundsTaken ? last.amount : 0;
        expect(wallet - books.balance('wallet') + books.balance('receivable')).toBe(taken);
        expect(books.balance('receivable')).toBe(Math.max(0, taken - wallet));
        expect(books.balance('fee_cost')).toBe(last.fee ?? 0);
        expect(new Set(books.posted).size).toBe(books.posted.length);
      }),
    );
  });
});
