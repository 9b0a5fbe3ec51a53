import {
  Flag,
  Id,
  InstantField,
  JsonObject,
  Nested,
  NestedList,
  OneOf,
  Text,
  TextList,
  Whole,
} from '../kernel';
import {
  EVENT_REFUSALS,
  type EventRefusal,
  OUTSIDE_PROVIDERS,
  type OutsideProviderName,
  PAYMENT_METHOD_KINDS,
  type PaymentMethodKind,
} from '../payments';
import {
  PROVIDER_EVENT_KINDS,
  PROVIDER_EVENT_PROBLEMS,
  PROVIDER_EVENT_STATES,
  type ProviderEventKind,
  type ProviderEventProblem,
  type ProviderEventState,
} from './provider-event.types';

/** What a provider is answered when its event was believed and stored. */
export class ProviderEventReceiptView {
  @Flag({ description: 'always true: what was not received is answered with a problem' })
  received: boolean;
}

export class EventSubjectView {
  @OneOf(['payment', 'refund', 'dispute'])
  kind: string;

  @Id()
  id: string;
}

export class ProviderEventView {
  @Id()
  id: string;

  @OneOf(OUTSIDE_PROVIDERS)
  provider: OutsideProviderName;

  @Text({ max: 255, description: "the provider's own id of it" })
  eventId: string;

  @Text({ max: 255, description: "the provider's own name of it" })
  type: string;

  @OneOf(PROVIDER_EVENT_KINDS)
  kind: ProviderEventKind;

  @OneOf(PROVIDER_EVENT_STATES)
  state: ProviderEventState;

  @OneOf(PROVIDER_EVENT_PROBLEMS, { nullable: true })
  problem: ProviderEventProblem | null;

  @Id({ nullable: true })
  customerId: string | null;

  @Nested(() => EventSubjectView, { nullable: true })
  subject: EventSubjectView | null;

  @Whole({ description: 'how often it was tried to apply it' })
  tries: number;

  @InstantField({ description: 'when it happened at the provider' })
  occurredAt: string;

  @InstantField()
  receivedAt: string;

  @InstantField({ nullable: true })
  nextTryAt: string | null;

  @InstantField({ nullable: true })
  appliedAt: string | null;
}

export class ProviderEventDetailView extends ProviderEventView {
  @JsonObject({ nullable: true, description: 'what it says, in our words; null when the person was erased' })
  content: Record<string, unknown> | null;
}

/** A payment provider as staff see it: on or off, what it can do, and whether its events come. */
export class PaymentProviderView {
  @OneOf(OUTSIDE_PROVIDERS)
  id: OutsideProviderName;

  @Flag()
  on: boolean;

  @TextList({ max: 10, each: 60, description: 'environment variables that it still needs' })
  missing: string[];

  @TextList({ max: 200, each: 3 })
  currencies: string[];

  @TextList({ max: PAYMENT_METHOD_KINDS.length, each: 20 })
  savedMethodKinds: PaymentMethodKind[];

  @TextList({ max: PAYMENT_METHOD_KINDS.length, each: 20, description: 'empty: it has no hosted page' })
  linkMethodKinds: PaymentMethodKind[];

  @OneOf(['none', 'fullOnly', 'partial'])
  refunds: 'none' | 'fullOnly' | 'partial';

  @Text({ max: 300, description: 'where its events must be sent' })
  eventsUrl: string;

  @InstantField({ nullable: true })
  lastEventAt: string | null;

  @Whole()
  eventsLastDay: number;

  @Whole({ description: 'refused for signature, age or shape' })
  refusedLastDay: number;

  @OneOf(EVENT_REFUSALS, { nullable: true })
  lastRefusal: EventRefusal | null;

  @Flag({ description: 'many events were refused for their age: look at the clock of this server' })
  clockSuspect: boolean;
}

export class PaymentProvidersView {
  @NestedList(() => PaymentProviderView)
  providers: PaymentProviderView[];
}
