import { AuditEventEntity } from './platform/audit/audit-event.entity';
import { AuditHeadEntity } from './platform/audit/audit-head.entity';
import { CustomerKeyEntity } from './platform/db/customer-key.entity';
import { IdempotencyKeyEntity } from './platform/db/idempotency-key.entity';
import { OutboxEventEntity } from './platform/db/outbox-event.entity';

/** Every table that migrations make; a test holds the two equal. Features add theirs here. */
export const ENTITIES = [
  AuditEventEntity,
  AuditHeadEntity,
  CustomerKeyEntity,
  IdempotencyKeyEntity,
  OutboxEventEntity,
];
