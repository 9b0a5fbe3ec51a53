import fc from 'fast-check';
import { makeReference } from '../kernel';
import { likePattern, searchReadingsOf, searchTermsOf, searchTextOf, type SearchFacts } from './index';

const reference = makeReference('customer', Uint8Array.of(1, 2, 3, 4, 5, 6, 7));

const facts: SearchFacts = {
  name: 'Zoë 王小明',
  references: [reference],
  externalId: '7590-VHVEG',
  phones: ['+447911123456', '+8613800138000'],
  email: 'zoe.wang@example.com',
  iccids: ['8986001234567890123'],
};

/** LIKE as PostgreSQL does it, for patterns of `likePattern`. */
const matches = (text: string, query: string): boolean =>
  searchTermsOf(query).every((term) => text.includes(likePattern(term).slice(1, -1).replace(/\\(.)/g, '$1')));

describe('searching one normalised text', () => {
  const text = searchTextOf(facts);

  it.each([
    ['half a phone number', '0013 80'],
    ['a phone number with dashes and brackets', '(138) 0013-8000'],
    ['the international form', '+86 138 0013 8000'],
    ['the international form with 00', '008613800138000'],
    ['the British national form with its trunk zero', '07911 123456'],
    ['a part of the e-mail', 'ZOE.WANG@exam'],
    ['a name without its accent', 'zoe'],
    ['one Chinese character', '王'],
    ['a part of a Chinese name', '小明'],
    ['two words in any order', '小明 zoë'],
    ['a reference without dashes', reference.toLowerCase().replaceAll('-', '')],
    ['a part of the external id', '0-vhv'],
    ['an ICCID', '8986001234567890123'],
    ['two letters at the start of a word', 'zo'],
  ])('finds by %s', (_name, query) => {
    expect(matches(text, query)).toBe(true);
  });

  it.each([
    ['a part of a number that begins with 00', '0013 80', [['001380'], ['1380']]],
    ['the same without a blank', '001380', [['001380'], ['1380']]],
    ['a number as it is dialled abroad', '0086 138-0013', [['00861380013'], ['861380013']]],
    ['00 and too little for a number', '0086', [['0086']]],
    ['zeros alone', '00', [['00']]],
    ['one zero', '07911 1', [['079111']]],
    ['a number with +', '+86 138', [['86138']]],
    ['words', 'zoe wang', [['zoe', 'wang']]],
  ])('reads %s', (_name, query, readings) => {
    expect(searchReadingsOf(query)).toEqual(readings);
  });

  it('finds by the last reading whatever is found by another', () => {
    const digits = fc.stringMatching(/^\d{1,15}$/);
    fc.assert(
      fc.property(digits, digits, (before, part) => {
        const whole = searchTextOf({ ...facts, iccids: [`${before}00${part}`] });
        expect(matches(whole, `00${part}`)).toBe(true);
      }),
    );
  });

  it.each([
    ['another Chinese name', '明小'],
    ['two letters inside a word', 'oe'],
    ['a letter that only the spelling contains', '丁'],
    ['one of two words', 'zoe müller'],
  ])('does not find by %s', (_name, query) => {
    expect(matches(text, query)).toBe(false);
  });

  it('is ASCII, with everything personal behind the bar', () => {
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    const [open = ''] = text.split('|');
    expect(open).toContain(reference.toLowerCase());
    expect(open).not.toMatch(/13800138000|7911123456|example\.com|8986001/);
  });

  it('escapes what LIKE would take as a wildcard', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%');
  });

  it('finds every name by itself', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(name, (text) => {
        const whole = searchTextOf({ ...facts, name: text });
        if (searchTermsOf(text).length === 0 || /^[\s+(]*\d/.test(text.normalize('NFKC'))) return;
        expect(matches(whole, text)).toBe(true);
      }),
    );
  });

  it('never lets a text cross the bar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchTextOf({ ...facts, name: text, externalId: text }).split('|')).toHaveLength(2);
      }),
    );
  });
});
