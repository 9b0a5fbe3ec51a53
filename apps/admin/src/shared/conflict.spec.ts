import { ProblemError } from '../providers/problem-error';
import { conflictIn, mergeChanges } from './conflict';

describe('mergeChanges', () => {
  const base = { name: 'Gold', price: 100, terms: null };

  it.each([
    ['nobody changed anything', {}, {}, base, []],
    ['I changed one field', { name: 'Silver' }, {}, { ...base, name: 'Silver' }, []],
    ['they changed one field', {}, { price: 90 }, { ...base, price: 90 }, []],
    [
      'each changed another field',
      { name: 'Silver' },
      { price: 90 },
      { ...base, name: 'Silver', price: 90 },
      [],
    ],
    ['both changed a field to the same', { price: 90 }, { price: 90 }, { ...base, price: 90 }, []],
    [
      'both changed a field, not to the same',
      { price: 80 },
      { price: 90 },
      { ...base, price: 80 },
      ['price'],
    ],
    ['I emptied what was empty', { terms: '' }, {}, { ...base, terms: '' }, []],
  ])('%s', (_says, mine, theirs, values, fields) => {
    expect(mergeChanges(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({ values, fields });
  });

  it('compares what is in lists and objects, whatever the order of their keys', () => {
    const prices = { prices: [{ currency: 'CNY', amount: 1 }] };
    const sameAgain = { prices: [{ amount: 1, currency: 'CNY' }] };
    expect(mergeChanges(prices, sameAgain, { prices: [] })).toEqual({ values: { prices: [] }, fields: [] });
  });

  it('keeps mine where their record does not say', () => {
    expect(mergeChanges({ note: 'a' }, { note: 'b' }, {})).toEqual({ values: { note: 'b' }, fields: [] });
  });
});

describe('conflictIn', () => {
  const current = { id: 'p-1', version: 5, updatedAt: '2026-11-22T10:00:00.000Z' };
  const met = (params: object) => conflictIn(new ProblemError('version_conflict', 412, { ...params }));

  it('says who changed the record, and when', () => {
    const by = { id: 's-1', name: 'Mei Lin' };
    const at = '2026-11-22T11:00:00.000Z';
    expect(met({ current, by, at })).toEqual({ current, version: 5, by: 'Mei Lin', at });
  });

  it('says as much as is known', () => {
    expect(met({ current })).toEqual({ current, version: 5, by: null, at: current.updatedAt });
  });

  it('is none without their record, and for any other problem', () => {
    expect(met({})).toBeNull();
    expect(conflictIn(new ProblemError('not_found', 404))).toBeNull();
  });
});
