import fc from 'fast-check';
import { addMs, Problem, type Role, ROLES } from '../kernel';
import {
  APPROVAL_LIFE_MS,
  APPROVAL_STATES,
  type ApprovalFacts,
  approvalStateAt,
  mayDecide,
  refuseCancel,
  refuseDecision,
} from './index';

const ASKED = '2026-11-20T08:00:00.000Z';
const EXPIRES = addMs(ASKED, APPROVAL_LIFE_MS);
const NOW = addMs(ASKED, 3_600_000);
const REQUESTER = { id: 'requester', role: 'supervisor' } as const;
const OTHER = { id: 'other', role: 'supervisor' } as const;

const request = (changes: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  kind: 'adjustment',
  state: 'open',
  expiresAt: EXPIRES,
  requestedBy: { id: REQUESTER.id },
  ...changes,
});

const codeOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('deciding a request', () => {
  it.each<[string, Partial<ApprovalFacts>, { id: string; role: Role }, string, string | null]>([
    ['by a colleague', {}, OTHER, NOW, null],
    ['by finance', {}, { id: 'other', role: 'finance' }, NOW, null],
    ['X5 by who asked', {}, REQUESTER, NOW, 'approval_own_request'],
    ['by an agent', {}, { id: 'other', role: 'agent' }, NOW, 'not_permitted'],
    ['after 72 hours', {}, OTHER, EXPIRES, 'approval_not_open'],
    ['a moment before', {}, OTHER, addMs(EXPIRES, -1), null],
    ['after it was approved', { state: 'approved' }, OTHER, NOW, 'approval_not_open'],
    ['after it was withdrawn', { state: 'cancelled' }, OTHER, NOW, 'approval_not_open'],
  ])('%s', (_name, changes, by, now, code) => {
    expect(codeOf(() => refuseDecision(request(changes), by, now))).toBe(code);
  });

  it('the console offers it exactly to those who would not be refused', () => {
    const who = fc.record({ id: fc.constantFrom('requester', 'other'), role: fc.constantFrom(...ROLES) });
    fc.assert(
      fc.property(who, (by) => {
        const refused = codeOf(() => refuseDecision(request(), by, NOW)) !== null;
        expect(mayDecide(request(), by)).toBe(!refused);
      }),
    );
  });

  it('nothing but an open request is ever decided, whoever and whenever', () => {
    const anyState = fc.constantFrom(...APPROVAL_STATES);
    fc.assert(
      fc.property(anyState, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (state, ms) => {
        const facts = request({ state });
        const now = addMs(EXPIRES, ms);
        const open = approvalStateAt(facts, now) === 'open';
        expect(codeOf(() => refuseDecision(facts, OTHER, now)) === null).toBe(open);
        expect(open).toBe(state === 'open' && ms < 0);
      }),
    );
  });
});

describe('withdrawing a request', () => {
  it.each([
    ['by who asked', {}, REQUESTER, null],
    ['by somebody else', {}, OTHER, 'approval_not_own'],
    ['after it was rejected', { state: 'rejected' } as const, REQUESTER, 'approval_not_open'],
  ])('%s', (_name, changes, by, code) => {
    expect(codeOf(() => refuseCancel(request(changes), by, NOW))).toBe(code);
  });
});
