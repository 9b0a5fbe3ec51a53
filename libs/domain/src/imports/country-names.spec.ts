import { countryCodeOf } from './country-names';

describe('countryCodeOf', () => {
  it.each([
    ['United States', 'US'],
    ['united states of america', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['us', 'US'],
    ['美国', 'US'],
    ['中国', 'CN'],
    ['中華人民共和國', null],
    ['中华人民共和国', 'CN'],
    ['德國', 'DE'],
    ['Hong Kong', 'HK'],
    ['香港', 'HK'],
    ['Taiwan', 'TW'],
    ['台湾', 'TW'],
    ['UK', 'GB'],
    ['GBR', 'GB'],
    ['Great Britain', 'GB'],
    ['COTE D’IVOIRE', 'CI'],
    ['Saint Lucia', 'LC'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['ＵＳ', 'US'],
    ['Korea, Republic of', 'KR'],
    ['Atlantis', null],
    ['EU', null],
    ['ZZ', null],
    ['', null],
  ])('reads %p as %p', (text, code) => expect(countryCodeOf(text)).toBe(code));
});
