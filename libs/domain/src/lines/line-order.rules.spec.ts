import { Problem } from '../kernel';
import {
  LINE_ORDER_KINDS,
  LINE_STATES,
  type LineOrderFacts,
  nextAskAt,
  orderToRetry,
  refuseDiscard,
  refuseLineOrder,
  refuseReplacement,
  refuseWithdrawal,
  serviceFor,
  servicesWith,
  stateAfter,
  verdictOfNetwork,
} from './index';

const NOW = '2026-11-28T03:00:00.000Z';
const AS_OF = '2026-11-28T02:59:59.000Z';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'ok';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

it.each([
  [
    { result: 'confirmed', asOf: AS_OF },
    { state: 'confirmed', refusal: null, asOf: AS_OF },
  ],
  [
    { result: 'refused', refusal: 'busy', asOf: AS_OF },
    { state: 'failed', refusal: 'busy', asOf: AS_OF },
  ],
  [{ result: 'accepted' }, { state: 'requested', refusal: null, asOf: NOW }],
  [{ result: 'noAnswer' }, { state: 'requested', refusal: null, asOf: NOW }],
  [{ result: 'notFound' }, { state: 'requested', refusal: null, asOf: NOW }],
] as const)('P4 %j makes an order %j', (answer, expected) => {
  expect(verdictOfNetwork(answer, NOW)).toEqual(expected);
});

it.each([
  [1, '2026-11-28T03:00:05.000Z'],
  [3, '2026-11-28T03:02:00.000Z'],
  [6, '2026-11-28T09:00:00.000Z'],
  [99, '2026-11-28T09:00:00.000Z'],
])('asked %i times without an answer, it is asked again at %s', (asked, at) => {
  expect(nextAskAt(asked, NOW)).toBe(at);
});

it('N3 an order is given only from the state in which it makes sense, one at a time', () => {
  const ways = LINE_STATES.flatMap((state) =>
    LINE_ORDER_KINDS.filter(
      (kind) => codeOf(() => refuseLineOrder({ state, last: null }, kind)) === 'ok',
    ).map((kind) => [state, kind, stateAfter(kind, state), serviceFor(kind, state)]),
  );
  expect(ways).toEqual([
    ['ordered', 'activate', 'active', 'active'],
    ['active', 'suspend', 'suspended', 'suspended'],
    ['active', 'replaceSim', 'active', 'active'],
    ['active', 'changeNumber', 'active', 'active'],
    ['active', 'serviceOn', 'active', 'active'],
    ['active', 'serviceOff', 'active', 'active'],
    ['active', 'correct', 'active', 'active'],
    ['suspended', 'resume', 'active', 'active'],
    ['suspended', 'replaceSim', 'suspended', 'suspended'],
    ['suspended', 'changeNumber', 'suspended', 'suspended'],
    ['suspended', 'serviceOn', 'suspended', 'suspended'],
    ['suspended', 'serviceOff', 'suspended', 'suspended'],
    ['suspended', 'correct', 'suspended', 'suspended'],
    ['retired', 'retire', 'retired', 'retired'],
  ]);
  const open = { state: 'active', last: { kind: 'activate', state: 'requested' } } as const;
  expect(codeOf(() => refuseLineOrder(open, 'suspend'))).toBe('line_order_open');
});

it.each([
  ['serviceOn', 'c', ['a', 'b', 'c']],
  ['serviceOn', 'a', ['a', 'b']],
  ['serviceOff', 'a', ['b']],
  ['serviceOff', 'c', ['a', 'b']],
  ['replaceSim', null, ['a', 'b']],
  ['suspend', null, ['a', 'b']],
  ['retire', null, []],
] as const)('%s of %s: a line with b and a has then %j', (kind, service, expected) => {
  expect(servicesWith(['b', 'a'], { kind, service })).toEqual(expected);
});

it.each<[LineOrderFacts, string, string, string]>([
  [{ state: 'ordered', last: { kind: 'activate', state: 'failed' } }, 'ok', 'ok', 'wrong_state'],
  [
    { state: 'ordered', last: { kind: 'activate', state: 'requested' } },
    'line_order_open',
    'line_order_open',
    'line_order_open',
  ],
  [{ state: 'active', last: { kind: 'suspend', state: 'failed' } }, 'ok', 'wrong_state', 'ok'],
  [{ state: 'suspended', last: { kind: 'changeNumber', state: 'failed' } }, 'ok', 'wrong_state', 'ok'],
  [
    { state: 'active', last: { kind: 'replaceSim', state: 'withdrawn' } },
    'wrong_state',
    'wrong_state',
    'wrong_state',
  ],
  [
    { state: 'active', last: { kind: 'activate', state: 'confirmed' } },
    'wrong_state',
    'wrong_state',
    'wrong_state',
  ],
  [{ state: 'active', last: null }, 'wrong_state', 'wrong_state', 'wrong_state'],
  [{ state: 'retired', last: { kind: 'retire', state: 'failed' } }, 'ok', 'wrong_state', 'wrong_state'],
  [
    { state: 'retired', last: { kind: 'activate', state: 'failed' } },
    'wrong_state',
    'wrong_state',
    'wrong_state',
  ],
])('%j: tried again %s, given up %s, let go %s', (facts, ...expected) => {
  const tried = [orderToRetry, refuseDiscard, refuseWithdrawal].map((rule) => codeOf(() => rule(facts)));
  expect(tried).toEqual(expected);
});

it.each([
  [null, 'ok'],
  ['2026-11-27T02:59:59.999Z', 'ok'],
  ['2026-11-27T03:00:00.000Z', 'ok'],
  ['2026-11-27T03:00:00.001Z', 'contact_changed_lately'],
  [NOW, 'contact_changed_lately'],
])('a contact that was changed at %s: replacing the eSIM is %s', (at, code) =>
  expect(codeOf(() => refuseReplacement(at, NOW))).toBe(code),
);
