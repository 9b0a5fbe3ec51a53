import { Flag, Id, InstantField, Nested, Text, TextList, Whole } from '../kernel';
import { RegionNameInput } from './plan-region.inputs';
import { MAX_COUNTRIES } from './plan-region.types';

/** A region as a version of a plan names it. What was released keeps these countries for good. */
export class NamedRegionView {
  @Text({ max: 40 }) code: string;
  @Nested(() => RegionNameInput) name: RegionNameInput;
  @TextList({ max: MAX_COUNTRIES, each: 2, description: 'ISO 3166 country codes' }) countries: string[];
}

/** A named set of countries, in both languages. */
export class PlanRegionView extends NamedRegionView {
  @Id() id: string;
  @Whole({ description: 'the smaller, the earlier in the list' }) position: number;
  @Flag({ description: 'false: no longer offered for plans; those that name it keep it' }) active: boolean;
  @Whole({ description: 'plans on sale that name it' }) onSale: number;
  @Whole({ description: 'of those: released with other countries than it has now' }) behind: number;
  @Whole({ description: 'drafts that name it' }) drafts: number;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}
