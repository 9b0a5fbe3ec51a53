import { type NetworkRefusal, type NetworkService } from '@ur-desk/domain/lines';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the sandbox network remembers of an order, so that one whose answer got lost is found again, also after a restart. */
@Entity('sandbox_network_order')
@Index('sandbox_network_order_line', ['lineId'])
@Index('sandbox_network_order_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class SandboxNetworkOrderEntity {
  @PrimaryColumn({
    name: 'idempotency_key',
    type: 'text',
    primaryKeyConstraintName: 'sandbox_network_order_pkey',
  })
  idempotencyKey: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'text' })
  msisdn: string;

  @Column({ type: 'text', nullable: true })
  iccid: string | null;

  @Column({ type: 'text' })
  service: NetworkService;

  @Column({ type: 'text', array: true, default: '{}' })
  services: string[];

  @Column({ type: 'text' })
  result: 'confirmed' | 'accepted' | 'refused';

  @Column({ type: 'text', nullable: true })
  refusal: NetworkRefusal | null;

  /** When an accepted one is done. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;
}
