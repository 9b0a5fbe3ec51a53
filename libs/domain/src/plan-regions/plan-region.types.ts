import { type LocalText } from '../kernel';

/** A named set of countries, as a version of a plan keeps it (decision 0510). */
export interface PlanRegion {
  code: string;
  name: LocalText;
  /** ISO 3166 codes, sorted, each once. */
  countries: string[];
}

/** How many countries a region or a plan names at most. */
export const MAX_COUNTRIES = 250;
/** How many regions a plan names at most. */
export const MAX_REGIONS = 20;
