import fc from 'fast-check';
import { type CustomerView } from '../customers';
import { addMs, MINUTE_MS } from '../kernel';
import {
  afterTry,
  boundAmong,
  CALLER_LIFE_MS,
  CODE_LIFE_MS,
  isCallerVerified,
  MAX_CODES,
  MAX_TRIES,
  readCode,
  refuseSending,
  type VerificationFacts,
  verificationStateAt,
} from './index';

const NOW = '2026-11-28T10:00:00.000Z';
const bound = {
  status: 'active',
  email: 'li@example.com',
  phone: '+8613800138000',
  emailVerifiedAt: NOW,
  phoneVerifiedAt: null,
  phoneBouncedAt: null,
  emailBouncedAt: null,
} as CustomerView;
const confirmed: VerificationFacts = {
  purpose: 'caller',
  method: 'code',
  state: 'confirmed',
  tries: 0,
  staffId: 'agent',
  expiresAt: NOW,
  confirmedAt: NOW,
};
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a code', () => {
  it.each([
    ['for a caller, to what is verified', { purpose: 'caller', contact: 'email' }, {}, 0, null],
    [
      'for a caller, to what nobody verified',
      { purpose: 'caller', contact: 'phone' },
      {},
      0,
      'verification_unbound',
    ],
    ['for an address that is verified', { purpose: 'contact', contact: 'email' }, {}, 0, 'verification_done'],
    ['for an address that is not', { purpose: 'contact', contact: 'phone' }, {}, 0, null],
    [
      'to an address that is missing',
      { purpose: 'contact', contact: 'phone' },
      { phone: null },
      0,
      'verification_no_contact',
    ],
    [
      'of a closed account',
      { purpose: 'caller', contact: 'email' },
      { status: 'closed' },
      0,
      'customer_closed',
    ],
    ['after too many', { purpose: 'caller', contact: 'email' }, {}, MAX_CODES, 'verification_too_many'],
  ] as const)('is sent or refused: %s', (_what, order, change, sent, expected) => {
    expect(codeOf(() => refuseSending({ ...bound, ...change }, order, sent))).toBe(expected);
  });

  it.each(['012345', ' 012 345 ', '０１２３４５'])('is read as it was typed: %s', (typed) => {
    expect(readCode(typed)).toBe('012345');
  });

  it('is worth nothing once its time is over', () => {
    const sent = {
      ...confirmed,
      state: 'sent' as const,
      confirmedAt: null,
      expiresAt: addMs(NOW, CODE_LIFE_MS),
    };
    expect(verificationStateAt(sent, addMs(NOW, CODE_LIFE_MS - 1))).toBe('sent');
    expect(verificationStateAt(sent, addMs(NOW, CODE_LIFE_MS))).toBe('expired');
    expect(codeOf(() => afterTry(sent, true, addMs(NOW, CODE_LIFE_MS)))).toBe('verification_over');
  });

  it('is used once, and fails with the last of its tries, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (tries) => {
        let facts: Pick<VerificationFacts, 'state' | 'tries' | 'expiresAt'> = {
          state: 'sent',
          tries: 0,
          expiresAt: addMs(NOW, CODE_LIFE_MS),
        };
        for (const isRight of tries) {
          if (facts.state !== 'sent') {
            const over = facts;
            expect(codeOf(() => afterTry(over, isRight, NOW))).toBe('verification_over');
            continue;
          }
          facts = { ...facts, ...afterTry(facts, isRight, NOW) };
          expect(facts.state === 'confirmed').toBe(isRight);
          expect(facts.tries).toBeLessThanOrEqual(MAX_TRIES);
        }
        const wrong = tries.indexOf(true) === -1 ? tries.length : tries.indexOf(true);
        if (wrong >= MAX_TRIES) expect(facts.state).toBe('failed');
      }),
    );
  });
});

describe('a caller is verified', () => {
  const later = addMs(NOW, CALLER_LIFE_MS);
  it.each<[string, Partial<VerificationFacts>, string, string, boolean]>([
    ['for who sent the code', {}, 'agent', addMs(later, -1), true],
    ['not for a colleague', {}, 'other', NOW, false],
    ['not for longer than half an hour', {}, 'agent', later, false],
    ['not while the code is not entered', { state: 'sent', confirmedAt: null }, 'agent', NOW, false],
    ['not by the proof of an address', { purpose: 'contact' }, 'agent', NOW, false],
    ['for a colleague of who vouched', { method: 'vouched', staffId: 'boss' }, 'agent', NOW, true],
    ['not for who vouched', { method: 'vouched', staffId: 'boss' }, 'boss', addMs(NOW, MINUTE_MS), false],
  ])('%s', (_what, change, staffId, at, expected) => {
    expect(isCallerVerified({ ...confirmed, ...change }, staffId, at)).toBe(expected);
  });

  it('before what is bound is replaced, and not before a typing error is put right', () => {
    expect(boundAmong(bound, ['email', 'phone', 'name'])).toEqual(['email']);
    expect(boundAmong(bound, ['phone'])).toEqual([]);
  });
});

it('is sent to a verified address from which messages come back: a code that arrives clears the mark', () => {
  const bounced = { ...bound, emailBouncedAt: NOW };
  expect(codeOf(() => refuseSending(bounced, { purpose: 'contact', contact: 'email' }, 0))).toBeNull();
});
