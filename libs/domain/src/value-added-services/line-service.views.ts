import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text } from '../kernel';
import {
  LINE_ORDER_KINDS,
  LINE_ORDER_STATES,
  NETWORK_REFUSALS,
  type LineOrderKind,
  type LineOrderState,
  type NetworkRefusal,
} from '../lines';
import { PlanNameInput } from '../plans';
import { ServiceDescriptionInput, ServiceNameInput } from './value-added-service.inputs';

/** Switches a service at a line. */
export class SwitchServiceInput {
  @Text({ max: 40, description: 'its code' })
  service: string;

  @Flag()
  on: boolean;
}

/** What the network was asked last about a service of a line. */
export class ServiceOrderView {
  @OneOf(LINE_ORDER_KINDS) kind: LineOrderKind;
  @OneOf(LINE_ORDER_STATES) state: LineOrderState;
  @OneOf(NETWORK_REFUSALS, { nullable: true }) refusal: NetworkRefusal | null;
  @InstantField({ nullable: true, description: 'when the network said so, or was asked last; null: not yet' })
  asOf: string | null;
}

/** A service that a line has or can have, and what it costs there. */
export class LineServiceOfferView {
  @Text({ max: 40 }) code: string;
  @Nested(() => ServiceNameInput) name: ServiceNameInput;
  @Nested(() => ServiceDescriptionInput) description: ServiceDescriptionInput;
  @Flag({ description: 'as the network confirmed' }) on: boolean;
  @InstantField({ nullable: true }) since: string | null;
  @Flag({ description: 'false: retired; who has it keeps it' }) active: boolean;
  @Nested(() => MoneyField, { nullable: true, description: 'for a month; null: not sold in this currency' })
  fee: MoneyField | null;
  @Flag({ description: 'the customer’s tier has it free of charge' }) freeByTier: boolean;
  @Nested(() => MoneyField, {
    nullable: true,
    description: 'what it costs with the next renewal of the plan that ends last; null: no plan, or not sold',
  })
  nextCharge: MoneyField | null;
  @Nested(() => ServiceOrderView, { nullable: true, description: 'null: the network was never asked' })
  order: ServiceOrderView | null;
}

/** The services of a line, those that are offered and those that are on. */
export class LineServicesView {
  @Id() lineId: string;
  @Nested(() => PlanNameInput, { nullable: true, description: 'the customer’s tier' })
  tierName: PlanNameInput | null;
  @Nested(() => PlanNameInput, { nullable: true, description: 'the plan that ends last; null: none runs' })
  planName: PlanNameInput | null;
  @InstantField({ nullable: true, description: 'until when the line is renewed already; null: no plan runs' })
  renewedUntil: string | null;
  @NestedList(() => LineServiceOfferView) services: LineServiceOfferView[];
}
