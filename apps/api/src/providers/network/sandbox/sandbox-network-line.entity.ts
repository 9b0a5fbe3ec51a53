import { type NetworkService } from '@ur-desk/domain/lines';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A line as the sandbox network has it. It belongs to the outside world, hence no customer and no audit; nothing but the sandbox
 * reads it, so that it can differ from what we think.
 */
@Entity('sandbox_network_line')
@Index('sandbox_network_line_msisdn', ['msisdn'], { unique: true, where: `service <> 'retired'` })
@Index('sandbox_network_line_iccid', ['iccid'], {
  unique: true,
  where: `service <> 'retired' AND iccid IS NOT NULL`,
})
export class SandboxNetworkLineEntity {
  @PrimaryColumn({ name: 'line_id', type: 'uuid', primaryKeyConstraintName: 'sandbox_network_line_pkey' })
  lineId: string;

  @Column({ type: 'text' })
  msisdn: string;

  @Column({ type: 'text', nullable: true })
  iccid: string | null;

  @Column({ type: 'text' })
  service: NetworkService;

  @Column({ type: 'text', array: true, default: '{}' })
  services: string[];
}
