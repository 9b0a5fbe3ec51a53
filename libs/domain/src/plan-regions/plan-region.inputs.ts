import { Flag, Nested, Text, TextList, Whole, type LocalText } from '../kernel';
import { MAX_COUNTRIES } from './plan-region.types';

/** What the region is called on cards, chips and filters. */
export class RegionNameInput implements LocalText {
  @Text({ max: 80 })
  en: string;

  @Text({ max: 80 })
  zh: string;
}

/** What can be changed in a region. A field that is left out stays as it is. */
export class UpdatePlanRegionInput {
  @Nested(() => RegionNameInput, { optional: true })
  name?: RegionNameInput;

  @TextList({
    max: MAX_COUNTRIES,
    each: 2,
    optional: true,
    description:
      'ISO 3166 country codes; drafts follow, what was released keeps those that it was released with',
  })
  countries?: string[];

  @Whole({ optional: true, max: 9_999, description: 'the smaller, the earlier in the list' })
  position?: number;

  @Flag({ optional: true, description: 'false: no longer offered for plans; those that name it keep it' })
  active?: boolean;
}

export class CreatePlanRegionInput extends UpdatePlanRegionInput {
  @Text({
    max: 40,
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    description: 'lower case, digits, dashes; never changes',
  })
  code: string;

  @Nested(() => RegionNameInput)
  override name: RegionNameInput;

  @TextList({ max: MAX_COUNTRIES, each: 2, description: 'ISO 3166 country codes' })
  override countries: string[];
}
