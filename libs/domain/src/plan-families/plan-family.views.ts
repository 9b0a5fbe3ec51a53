import { Flag, Id, InstantField, Nested, Text, Whole } from '../kernel';
import { FamilyNameInput } from './plan-family.inputs';

/** The family of a plan, as a plan names it. */
export class OwnFamilyView {
  @Id() id: string;
  @Text({ max: 40 }) code: string;
  @Nested(() => FamilyNameInput) name: FamilyNameInput;
}

/** A group of plans in the catalogue, in both languages. */
export class PlanFamilyView extends OwnFamilyView {
  @Whole({ description: 'the smaller, the earlier in the list' }) position: number;
  @Flag({ description: 'false: no longer offered for plans; those in it stay' }) active: boolean;
  @Whole({ description: 'plans in it, on sale or not' }) plans: number;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}
