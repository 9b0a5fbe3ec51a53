import { shareOf, type Validity } from '../kernel';

/** So many days count as a month where a plan's validity is in days (decision 0515). */
export const SERVICE_MONTH_DAYS = 30;

/** What a service costs with a plan that runs so long, minor units: its monthly fee for each month; days by their share, rounded half up once. */
export const feeForValidity = (monthlyMinor: number, validity: Validity): number =>
  'months' in validity
    ? monthlyMinor * validity.months
    : shareOf(monthlyMinor, validity.days, SERVICE_MONTH_DAYS);
