import { Problem } from '../kernel';
import {
  decideReasonChange,
  REASON_USE_TEXTS,
  REASON_USES,
  RESERVED_REASONS,
  type ReasonEntry,
  reasonsFor,
  refuseReason,
} from './index';

const entry = (changes: Partial<ReasonEntry> = {}): ReasonEntry => ({
  code: 'courtesy',
  text: { en: 'Courtesy', zh: '关怀' },
  uses: ['credit'],
  commentNeeded: false,
  active: true,
  ...changes,
});

const other = entry({ code: 'other', uses: ['refund', 'credit'], commentNeeded: true });
const retired = entry({ code: 'retired', active: false });

const problemOf = (work: () => unknown): Problem => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('choosing a reason', () => {
  const offered = reasonsFor([entry(), other, retired], 'credit');

  it('offers what is active and made for it, in the order of the catalogue', () => {
    expect(offered.map(({ code }) => code)).toEqual(['courtesy', 'other']);
    expect(reasonsFor([entry(), other, retired], 'refund').map(({ code }) => code)).toEqual(['other']);
  });

  it.each([
    ['one that is unknown', 'because', undefined, 'reasonCode', 'reason_not_offered'],
    ['one that was retired', 'retired', undefined, 'reasonCode', 'reason_not_offered'],
    ['one that says too little without a comment', 'other', undefined, 'comment', 'reason_comment_needed'],
    ['the same with a blank comment', 'other', ' \t', 'comment', 'reason_comment_needed'],
  ])('refuses %s', (_name, reasonCode, comment, field, code) => {
    const { errors } = problemOf(() => refuseReason(offered, { reasonCode, comment }));
    expect(errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it.each([
    ['courtesy', undefined],
    ['other', 'promised on the phone'],
  ])('takes %s', (reasonCode, comment) => {
    expect(() => refuseReason(offered, { reasonCode, comment })).not.toThrow();
  });
});

describe('changing the catalogue', () => {
  it('lists the uses in their order', () => {
    expect(decideReasonChange(null, entry({ uses: ['validity', 'refund'] }), []).uses).toEqual([
      'refund',
      'validity',
    ]);
  });

  it('a reason for nothing is refused', () => {
    const { errors } = problemOf(() => decideReasonChange(null, entry({ uses: [] }), []));
    expect(errors).toEqual([{ field: 'uses', code: 'required' }]);
  });

  it('the last one for a use can neither be retired nor taken from it', () => {
    const retire = () => decideReasonChange(entry(), entry({ active: false }), [retired]);
    expect(problemOf(retire)).toMatchObject({ code: 'reason_last', errors: [{ field: 'active' }] });
    const move = () => decideReasonChange(entry(), entry({ uses: ['debit'] }), [retired]);
    expect(problemOf(move)).toMatchObject({ code: 'reason_last', errors: [{ field: 'uses' }] });
  });

  it.each(RESERVED_REASONS)('what nobody orders is offered to nobody: %s', (code) => {
    const offered = entry({ code, active: true });
    expect(reasonsFor([offered], 'refund')).toEqual([]);
    const offer = () => decideReasonChange(entry({ code, active: false }), offered, [other]);
    expect(problemOf(offer)).toMatchObject({ code: 'reason_reserved', errors: [{ field: 'active' }] });
  });

  it('one of several can', () => {
    expect(decideReasonChange(entry(), entry({ active: false }), [other]).active).toBe(false);
  });

  it('one that was retired already can be changed', () => {
    expect(decideReasonChange(retired, { ...retired, commentNeeded: true }, []).commentNeeded).toBe(true);
  });
});

it('every use has its words', () => {
  for (const use of REASON_USES)
    for (const text of Object.values(REASON_USE_TEXTS[use])) expect(text).toMatch(/\S/);
});
