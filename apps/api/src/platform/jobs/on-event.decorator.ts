import { SetMetadata } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';

/** Something that happened, as its listeners see it. `id` is the same however often it is delivered. */
export interface DomainEvent<T extends object = Record<string, unknown>> {
  id: string;
  topic: string;
  customerId: string | null;
  payload: T;
  at: Instant;
  requestId: string;
}

export const ON_EVENT = 'on-event';

/** Calls the method for every event of the topic, at least once, after the change was committed. */
export const OnEvent = (topic: string): MethodDecorator => SetMetadata(ON_EVENT, topic);
