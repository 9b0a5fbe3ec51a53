import fc from 'fast-check';
import { type Problem } from '../kernel';
import {
  abuseFinder,
  abuseWordsOf,
  decideVerdict,
  isWrittenIn,
  MOST_STARS,
  ratingOf,
  requireReplyLanguage,
} from './index';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as Problem).code;
  }
};

describe('a verdict', () => {
  it.each([
    ['pending', 'publish', 'published'],
    ['hidden', 'publish', 'published'],
    ['published', 'publish', 'wrong_state'],
    ['pending', 'hide', 'hidden'],
    ['published', 'hide', 'hidden'],
    ['hidden', 'hide', 'wrong_state'],
  ] as const)('on a %s review: %s makes it %s', (state, verdict, expected) => {
    const given = () => decideVerdict({ state }, verdict, 'because');
    expect(expected === 'wrong_state' ? codeOf(given) : given()).toBe(expected);
  });

  it.each([null, ''])('that hides says why, not %j; one that publishes need not', (reason) => {
    expect(codeOf(() => decideVerdict({ state: 'pending' }, 'hide', reason))).toBe('validation_failed');
    expect(decideVerdict({ state: 'pending' }, 'publish', reason)).toBe('published');
  });

  it('can be changed afterwards', () => {
    const hidden = decideVerdict({ state: 'published' }, 'hide', 'a complaint');
    expect(decideVerdict({ state: hidden }, 'publish', null)).toBe('published');
  });
});

describe('a reply', () => {
  it.each([
    ['谢谢您的评价！', 'zh', true],
    ['Thank you 🙏', 'en', true],
    ['Merci à vous', 'en', true],
    ['Thank you', 'zh', false],
    ['谢谢 thank you', 'en', false],
    ['🙏🙏', 'en', false],
    ['123', 'zh', false],
  ] as const)('%s in %s: %s', (text, locale, expected) => {
    expect(isWrittenIn(text, locale)).toBe(expected);
    expect(codeOf(() => requireReplyLanguage({ locale }, text))).toBe(
      expected ? 'done' : 'validation_failed',
    );
  });
});

describe('abuse words', () => {
  const words = abuseWordsOf(['Scam', 'sh*t', 'idiot*', '骗子', 'ＲＩＰ off']);

  it('are kept comparable, once, without what says nothing', () => {
    expect(words).toEqual(['idiot*', 'ripoff', 'scam', 'sht', '骗子']);
    expect(abuseWordsOf(['ÀB', 'ab', ' A b ', '***', '  '])).toEqual(['ab']);
  });

  it.each([
    ['It is a scam.', ['scam']],
    ['ＳＣＡＭ', ['scam']],
    ['s c-a.m!', ['scam']],
    ['s\u200bc\u200da\u2060m', ['scam']],
    ['\u202escam\u202c', ['scam']],
    ['Scám', ['scam']],
    ['<b>s</b>cam', []],
    ['scampi', []],
    ['miscams', []],
    ['what idiots!', ['idiot*']],
    ['a rip-off, you idiot', ['idiot*', 'ripoff']],
    ['这是个骗子公司', ['骗子']],
    ['骗　子', ['骗子']],
    ['骗…子 scam', ['scam', '骗子']],
    ['his cam', []],
    ['', []],
  ])('in %j: %j', (text, expected) => {
    expect(abuseFinder(words)(text)).toEqual(expected);
  });

  it('are found whatever the case and whatever stands between the letters', () => {
    const find = abuseFinder(['scam']);
    const way = fc.tuple(fc.boolean(), fc.constantFrom('', ' ', '.', '-', '\u200b', ' _ ', '　'));
    fc.assert(
      fc.property(way, way, way, (...ways) => {
        const letters = ways.map(([upper, between], index) => {
          const letter = 'sca'.charAt(index);
          return (upper ? letter.toUpperCase() : letter) + between;
        });
        expect(find(`so: ${letters.join('')}m, it is`)).toEqual(['scam']);
      }),
    );
  });

  it('are kept as they are when they are kept again, and never break what looks for them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 5 }),
        fc.string({ unit: 'binary' }),
        (typed, text) => {
          const kept = abuseWordsOf(typed);
          expect(abuseWordsOf(kept)).toEqual(kept);
          expect(kept).toEqual(expect.arrayContaining(abuseFinder(kept)(text)));
        },
      ),
    );
  });
});

describe('a rating', () => {
  it.each([
    [[], { count: 0, averageTenths: null, byStars: [0, 0, 0, 0, 0] }],
    [[0, 0, 0, 0, 1], { count: 1, averageTenths: 50, byStars: [0, 0, 0, 0, 1] }],
    [[0, 0, 0, 3, 1], { count: 4, averageTenths: 43, byStars: [0, 0, 0, 3, 1] }],
    [[1, 1, 0, 0, 0], { count: 2, averageTenths: 15, byStars: [1, 1, 0, 0, 0] }],
  ])('of %j', (counts, expected) => {
    expect(ratingOf(counts)).toEqual(expected);
  });

  it('lies between the fewest and the most stars that were given, and one more of the best never lowers it', () => {
    const counts = fc.array(fc.nat(10_000), { minLength: MOST_STARS, maxLength: MOST_STARS });
    fc.assert(
      fc.property(counts, (given) => {
        const { count, averageTenths } = ratingOf(given);
        expect(count).toBe(given.reduce((a, b) => a + b, 0));
        if (averageTenths === null) return;
        expect(averageTenths).toBeGreaterThanOrEqual(10 * (given.findIndex((n) => n > 0) + 1));
        expect(averageTenths).toBeLessThanOrEqual(10 * (given.findLastIndex((n) => n > 0) + 1));
        const better = given.map((n, index) => (index === MOST_STARS - 1 ? n + 1 : n));
        expect(ratingOf(better).averageTenths).toBeGreaterThanOrEqual(averageTenths);
      }),
    );
  });
});
