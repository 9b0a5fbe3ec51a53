import { CountryField, Whole } from '../kernel';
import { MOST_TAX_BPS } from './tax-rate.rules';

/** A country whose prices contain tax. */
export class CreateTaxRateInput {
  @CountryField({ description: 'of the customer' })
  country: string;

  @Whole({ max: MOST_TAX_BPS, description: 'basis points of the price without it' })
  rateBps: number;
}

/** What can be changed in a tax rate; 0: none is shown any more. */
export class UpdateTaxRateInput {
  @Whole({ max: MOST_TAX_BPS, description: 'basis points of the price without it' })
  rateBps: number;
}
