import fc from 'fast-check';
import { listFilterText, readListFilter } from '../kernel';
import { MOST_VIEWS, refuseForeignView, refuseTooManyViews, refuseUnfitFilter } from './index';

const at = (code: string): Error =>
  expect.objectContaining({ errors: [expect.objectContaining({ field: 'filter', code })] }) as Error;

it.each(['', '[]', 'null', '1', '"a"', '{', '{"a":{"b":1}}', '{"a":null}', '{"a":[{}]}'])(
  '%s is no filter',
  (text) => {
    expect(() => refuseUnfitFilter(text)).toThrow(at('bad_format'));
  },
);

it('does not keep what is searched for', () => {
  expect(() => refuseUnfitFilter('{"q":"+8613800138000"}')).toThrow(at('search_not_kept'));
  expect(listFilterText({ q: 'Wang', state: 'failed' })).toBe('{"state":"failed"}');
});

it('leaves out what is empty, and whatever is no value of a filter', () => {
  expect(listFilterText({ b: 'x', a: ['m', 'n'], c: '', d: undefined, e: { f: 1 }, g: true })).toBe(
    '{"a":["m","n"],"b":"x","g":true}',
  );
});

it('what is kept can be read, and is kept the same again', () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean(), fc.array(fc.string()));
  const name = fc.string({ minLength: 1 }).filter((one) => one !== 'q' && one !== '__proto__');
  fc.assert(
    fc.property(fc.dictionary(name, value), (filter) => {
      const kept = listFilterText(filter);
      expect(listFilterText(readListFilter(kept) ?? {})).toBe(kept);
    }),
  );
});

it('there are only so many', () => {
  refuseTooManyViews(MOST_VIEWS - 1);
  expect(() => refuseTooManyViews(MOST_VIEWS)).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ field: 'name', code: 'too_many' })] }),
  );
});

it.each([
  [{ isOwner: true, shared: false }, 'agent', null],
  [{ isOwner: false, shared: false }, 'admin', 'not_found'],
  [{ isOwner: false, shared: true }, 'agent', 'not_permitted'],
  [{ isOwner: false, shared: true }, 'supervisor', null],
] as const)('%j by %s: %s', (access, role, code) => {
  const change = () => refuseForeignView(access, role);
  if (code === null) change();
  else expect(change).toThrow(expect.objectContaining({ code }));
});
