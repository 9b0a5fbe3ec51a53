import { CountryField, Id, InstantField, Whole } from '../kernel';
import { MOST_TAX_BPS } from './tax-rate.rules';

/** The tax that prices for customers of a country contain (rules 1). */
export class TaxRateView {
  @Id()
  id: string;

  @CountryField()
  country: string;

  @Whole({ max: MOST_TAX_BPS, description: 'basis points of the price without it' })
  rateBps: number;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
