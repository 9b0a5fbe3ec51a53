import fc from 'fast-check';
import { addMs, DAY_MS } from '../kernel';
import {
  chooseMethod,
  EXPIRING_SOON_MS,
  isExpired,
  isExpiringSoon,
  isUsable,
  likeliestMethod,
  type MethodChoice,
} from './index';

const now = '2026-11-22T12:00:00.000Z';
const method = (id: string, changes: Partial<MethodChoice> = {}): MethodChoice => ({
  id,
  state: 'active',
  expiryYear: 2030,
  expiryMonth: 12,
  block: null,
  isDefault: false,
  automaticUseSince: null,
  createdAt: `2026-01-01T00:00:0${id}.000Z`,
  ...changes,
});
const idOf = (methods: MethodChoice[], automatic = false) =>
  chooseMethod(methods, { now, automatic })?.id ?? null;

describe('which method pays when nobody names one', () => {
  it('the default, also when another one is newer', () => {
    expect(idOf([method('1', { isDefault: true }), method('2')])).toBe('1');
  });

  it('the newest, when the default has expired, was removed or is blocked', () => {
    const expired = method('3', { isDefault: true, expiryYear: 2020 });
    const removed = method('4', { isDefault: true, state: 'removed' });
    const blocked = method('5', { isDefault: true, block: { until: null, liftedAt: null } });
    expect(idOf([method('1'), method('2'), expired, removed, blocked])).toBe('2');
  });

  it('without being asked only one that the customer has agreed to', () => {
    const methods = [method('1', { isDefault: true }), method('2', { automaticUseSince: now })];
    expect(idOf(methods, true)).toBe('2');
    expect(idOf([method('1', { isDefault: true })], true)).toBeNull();
  });

  it('whatever there is, what is chosen can be charged', () => {
    const any = fc.record({
      state: fc.constantFrom('active' as const, 'removed' as const),
      expiryYear: fc.constantFrom(null, 2020, 2026, 2030),
      expiryMonth: fc.constantFrom(null, 1, 11, 12),
      isDefault: fc.boolean(),
      automaticUseSince: fc.constantFrom(null, now),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.boolean(), (list, automatic) => {
        const methods = list.map((changes, index) => method(String(index), changes));
        const chosen = chooseMethod(methods, { now, automatic });
        const good = methods.filter((m) => isUsable(m, now) && (!automatic || m.automaticUseSince !== null));
        if (chosen) expect(good).toContain(chosen);
        else expect(good).toEqual([]);
      }),
    );
  });
});

describe('when a method ends', () => {
  it('a kind without an end never does', () => {
    const paypal = { expiryYear: null, expiryMonth: null };
    expect([isExpired(paypal, now), isExpiringSoon(paypal, now)]).toEqual([false, false]);
  });

  it.each([
    ['long before', -EXPIRING_SOON_MS - DAY_MS, false],
    ['shortly before', -EXPIRING_SOON_MS, true],
    ['in its last moment', -1, true],
    ['after its end', 0, false],
  ])('%s it is said in time: %s', (_name, offsetMs, soon) => {
    const end = '2027-01-01T12:00:00.000Z';
    expect(isExpiringSoon({ expiryYear: 2026, expiryMonth: 12 }, addMs(end, offsetMs))).toBe(soon);
  });
});

describe('the method that is likeliest charged', () => {
  const method = (id: string, changes: object = {}) => ({ id, usable: true, isDefault: false, ...changes });

  it.each([
    ['the default', [method('a'), method('b', { isDefault: true })], 'b'],
    [
      'not a default that cannot be used',
      [method('a', { usable: false, isDefault: true }), method('b')],
      'b',
    ],
    ['the first without a default', [method('a', { usable: false }), method('b'), method('c')], 'b'],
    ['none where none can be used', [method('a', { usable: false })], undefined],
  ])('is %s', (_name, methods, id) => {
    expect(likeliestMethod(methods)?.id).toBe(id);
  });
});
