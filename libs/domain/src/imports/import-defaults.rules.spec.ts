import { defaultsOfCountry, guessDefaults } from './import-defaults.rules';

describe('guessDefaults', () => {
  const mapping = [
    { column: 'id', target: 'externalId' as const },
    { column: 'Country', target: 'country' as const },
  ];
  const rows = (...countries: string[]) =>
    countries.map((country, i) => ({ line: i + 2, cells: [`${i}`, country] }));

  it('goes by the country of most rows', () =>
    expect(guessDefaults(mapping, rows('United States', 'Germany', 'USA'))).toEqual({
      country: 'US',
      locale: 'en',
      zone: 'America/New_York',
      walletCurrency: 'USD',
    }));

  it('goes by the fallback where no row has a country', () =>
    expect(guessDefaults(mapping, rows('Atlantis')).country).toBe('CN'));

  it.each([
    ['CN', 'zh', 'CNY'],
    ['DE', 'en', 'EUR'],
    ['JP', 'en', 'JPY'],
    ['PE', 'en', 'USD'],
  ])('%s: %s, %s', (country, locale, walletCurrency) =>
    expect(defaultsOfCountry(country)).toMatchObject({ locale, walletCurrency }),
  );
});
