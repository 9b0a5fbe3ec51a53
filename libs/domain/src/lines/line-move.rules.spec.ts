import fc from 'fast-check';
import { CUSTOMER_STATUSES } from '../customer-status';
import { addMs, HOUR_MS, Problem } from '../kernel';
import { entriesOfMovedLot, type LineMoveFacts, refuseLineMove } from './index';

const NOW = '2026-11-28T03:00:00.000Z';

interface Changes {
  line?: Partial<LineMoveFacts['line']>;
  giver?: Partial<LineMoveFacts['giver']>;
  receiver?: Partial<LineMoveFacts['receiver']>;
  underWay?: string[];
}

const factsOf = ({ line, giver, receiver, underWay = [] }: Changes): LineMoveFacts => ({
  line: { state: 'active', last: null, suspendedFor: null, ...line },
  giver: { id: 'giver', status: 'active', contactChangedAt: null, ...giver },
  receiver: { id: 'receiver', status: 'active', ...receiver },
  underWay,
});

function refusalOf(changes: Changes): Problem | null {
  try {
    refuseLineMove(factsOf(changes), NOW);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

describe('a line goes to another customer', () => {
  it.each<[string, Changes]>([
    ['that is in service', {}],
    ['that the customer had suspended', { line: { state: 'suspended', suspendedFor: 'customerWish' } }],
    ['whose last order was refused', { line: { last: { kind: 'replaceSim', state: 'failed' } } }],
    ['a day after a contact was changed', { giver: { contactChangedAt: addMs(NOW, -24 * HOUR_MS) } }],
  ])('%s', (_what, changes) => expect(refusalOf(changes)).toBeNull());

  it.each<[string, Changes, string]>([
    ['that is retired', { line: { state: 'retired' } }, 'wrong_state'],
    ['that is not in service yet', { line: { state: 'ordered' } }, 'wrong_state'],
    [
      'of which the network owes an answer',
      { line: { last: { kind: 'suspend', state: 'requested' } } },
      'line_order_open',
    ],
    ['that we suspended', { line: { state: 'suspended', suspendedFor: 'fraud' } }, 'line_held_by_us'],
    ['within a day of a contact change', { giver: { contactChangedAt: NOW } }, 'contact_changed_lately'],
    ['to the same customer', { receiver: { id: 'giver' } }, 'line_move_same_customer'],
    ['of an account that is suspended', { giver: { status: 'suspended' } }, 'wrong_state'],
    ['of an account that is being closed', { giver: { status: 'closing' } }, 'customer_closing'],
    ['while money is on its way', { underWay: ['RN-1', 'PY-2'] }, 'line_move_under_way'],
  ])('but not one %s', (_what, changes, code) => expect(refusalOf(changes)?.code).toBe(code));

  it.each(CUSTOMER_STATUSES.filter((status) => status !== 'active'))('to no account that is %s', (status) => {
    const refusal = refusalOf({ receiver: { status } });
    expect(refusal?.errors).toMatchObject([{ field: 'toCustomerId', code: 'line_receiver_not_active' }]);
  });

  it('names five of the things that are under way', () => {
    const references = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(refusalOf({ underWay: references })?.params).toEqual({ references: 'A, B, C, D, E' });
  });
});

describe('what is left of an allowance', () => {
  it('is taken away where it was and given where it is, all of it and no more', () => {
    const lots = fc
      .tuple(fc.maxSafeNat(), fc.maxSafeNat())
      .map(([a, b]) => ({ granted: Math.max(a, b), remaining: Math.min(a, b) }));
    fc.assert(
      fc.property(lots, ({ granted, remaining }) => {
        const { taken, given, usedBefore } = entriesOfMovedLot({ granted, remaining });
        expect(remaining + (taken ?? NaN)).toBe(0);
        expect((given ?? NaN) + usedBefore).toBe(remaining);
        expect(given).toBe(granted);
      }),
    );
  });

  it('is nothing to count where it is unlimited', () =>
    expect(entriesOfMovedLot({ granted: null, remaining: null })).toEqual({
      taken: null,
      given: null,
      usedBefore: 0,
    }));
});
