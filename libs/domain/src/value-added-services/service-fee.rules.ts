import { type CurrencyCode, shareOf, type Validity } from '../kernel';
import { type PricedService } from '../pricing';
import { monthlyFeeIn, type ServiceTerms } from './value-added-service.types';

/** So many days count as a month where a plan's validity is in days (decision 0515). */
export const SERVICE_MONTH_DAYS = 30;

/** What a service costs with a plan that runs so long, minor units: its monthly fee for each month; days by their share, rounded half up once. */
export const feeForValidity = (monthlyMinor: number, validity: Validity): number =>
  'months' in validity
    ? monthlyMinor * validity.months
    : shareOf(monthlyMinor, validity.days, SERVICE_MONTH_DAYS);

/** A service that is on at a line, as the price of a renewal needs it. */
export interface LineServiceTerms extends ServiceTerms {
  /** The customer's tier has it free of charge. */
  free: boolean;
}

/** What each service of a line adds to a renewal with such a plan; `feeMinor` null: it is not sold in the currency, and costs nothing there. */
export const servicesToPrice = (
  services: readonly LineServiceTerms[],
  { currency, validity }: { currency: CurrencyCode; validity: Validity },
): PricedService[] =>
  services.map(({ code, name, free, ...terms }) => {
    const monthly = monthlyFeeIn(terms, currency);
    return { code, name, free, feeMinor: monthly === null ? null : feeForValidity(monthly, validity) };
  });

/** What they cost together, minor units. */
export const servicesTotal = (services: readonly PricedService[]): number =>
  services.reduce((sum, { feeMinor, free }) => sum + (free ? 0 : (feeMinor ?? 0)), 0);
