import { candidatesOf, judgePromotions } from './evaluation.rules';
import { type GivenCoupon } from './facts.types';
import { somePromotionFacts, someVersion } from './promotion.samples';
import { type PromotionContent, type PromotionVersionFacts } from './promotion.types';

const SPRING = { kind: 'shared' as const, code: 'SPRING-20' };
const given = (changes: Partial<GivenCoupon> = {}): GivenCoupon => ({
  code: 'SPRING-20',
  key: 'SPR1NG20',
  promotionId: 'spring',
  ...changes,
});

const spring = (
  content: Partial<PromotionContent> = {},
  changes: Partial<PromotionVersionFacts> = {},
): PromotionVersionFacts => ({ ...someVersion('spring', { coupon: SPRING, ...content }), ...changes });

/** What the price is told: rule, code, and whether it applies. */
function told(versions: PromotionVersionFacts[], coupon: GivenCoupon | null): string[] {
  const verdicts = judgePromotions(versions, somePromotionFacts({ coupon }), new Map());
  return candidatesOf(verdicts, coupon).map(
    ({ rule, code, verdict }) => `${rule} ${code} ${verdict.applies ? 'applies' : verdict.reason}`,
  );
}

describe('a promotion with a code', () => {
  it('is silent while nobody gives its code, and says so among the verdicts', () => {
    expect(told([spring()], null)).toEqual([]);
    const [verdict] = judgePromotions([spring()], somePromotionFacts(), new Map());
    expect(verdict).toMatchObject({ reason: 'codeNotGiven', coupon: SPRING });
  });

  it('does not take part for who gives another code', () =>
    expect(told([spring()], given({ code: 'OTHER', key: '0THER', promotionId: null }))).toEqual([
      'coupon OTHER unknownCode',
    ]));

  it('keeps nobody out while its code is not given', () => {
    const automatic = someVersion('auto', { priority: 200 });
    expect(told([spring({ exclusive: true, priority: 1 }), automatic], null)).toEqual([
      'promotion auto applies',
    ]);
  });

  it.each<[string, PromotionVersionFacts[], Partial<GivenCoupon>, string]>([
    ['it runs', [spring()], {}, 'applies'],
    ['it was typed with look-alikes', [spring()], { code: 'SPR1NG-2O', key: 'SPR1NG20' }, 'applies'],
    ['nobody knows it', [], { promotionId: null }, 'unknownCode'],
    ['it cannot be a code', [spring()], { key: null, promotionId: null }, 'unknownCode'],
    ['its promotion is history', [], {}, 'ended'],
    ['its promotion has another code now', [spring({ coupon: { ...SPRING, code: 'MAY' } })], {}, 'ended'],
    [
      'it begins later',
      [spring({ window: { startsAt: '2027-01-01T00:00:00.000Z', endsAt: null } })],
      {},
      'upcoming',
    ],
    ['it is suspended', [spring({}, { state: 'suspended' })], {}, 'suspended'],
    [
      'a condition does not hold',
      [spring({ criteria: [{ match: 'all', criteria: [{ kind: 'tags', tags: ['vip'] }] }] })],
      {},
      'conditionsNotMet',
    ],
  ])('says what became of its code where %s', (_what, versions, changes, verdict) => {
    const coupon = given(changes);
    expect(told(versions, coupon)).toEqual([`coupon ${coupon.code} ${verdict}`]);
  });

  it('is meant by its code, not one that ended with the same', () => {
    const window = { startsAt: '2025-01-01T00:00:00.000Z', endsAt: '2025-02-01T00:00:00.000Z' };
    const lastYear = { ...spring({ window, priority: 1 }), id: 'old-v1', promotionId: 'old', code: 'old' };
    expect(told([lastYear, spring()], given())).toEqual(['coupon SPRING-20 applies']);
  });

  it('is meant by any code from its batches', () => {
    const unique = spring({ coupon: { kind: 'unique', code: null } });
    const coupon = given({ code: 'X7K2-9QFM', key: 'X7K29QFM', unique: { codeId: 'c1', refused: null } });
    expect(told([unique], coupon)).toEqual(['coupon X7K2-9QFM applies']);
    const used = { ...coupon, unique: { codeId: 'c1', refused: 'codeUsed' as const } };
    expect(told([unique], used)).toEqual(['coupon X7K2-9QFM codeUsed']);
    expect(told([unique], given())).toEqual(['coupon SPRING-20 ended']);
    expect(told([unique], { ...coupon, promotionId: 'another' })).toEqual(['coupon X7K2-9QFM ended']);
  });

  it('does not compete for the best with one that applies by itself: the first by priority counts', () => {
    const group = { code: 'week', mode: 'best' as const };
    const automatic = (priority: number) => someVersion('auto', { group, priority });
    expect(told([spring({ group }), automatic(1)], given())).toEqual([
      'promotion auto applies',
      'coupon SPRING-20 laterInGroup',
    ]);
    expect(told([spring({ group }), automatic(900)], given())).toEqual([
      'promotion auto laterInGroup',
      'coupon SPRING-20 applies',
    ]);
  });
});
