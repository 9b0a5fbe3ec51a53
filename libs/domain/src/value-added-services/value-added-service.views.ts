import { Flag, Id, InstantField, Nested, NestedList, Text, Whole } from '../kernel';
import { ServiceDescriptionInput, ServiceFeeInput, ServiceNameInput } from './value-added-service.inputs';

/** A service that a line can have beside its plan: voicemail, caller ID. */
export class ValueAddedServiceView {
  @Id() id: string;
  @Text({ max: 40 }) code: string;
  @Nested(() => ServiceNameInput) name: ServiceNameInput;
  @Nested(() => ServiceDescriptionInput) description: ServiceDescriptionInput;
  @NestedList(() => ServiceFeeInput, { description: 'for a month, per currency of the wallet' })
  fees: ServiceFeeInput[];
  @Flag({ description: 'false: retired; lines that have it keep it, no other gets it' }) active: boolean;
  @Whole({ description: 'the smaller, the earlier in the list' }) position: number;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}
