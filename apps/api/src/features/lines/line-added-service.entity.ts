import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { LineEntity } from './line.entity';

/** A value-added service that is on at a line, as the network confirmed it. What was on before stands in the line's orders. */
@Entity('line_added_service')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], {
  name: 'line_added_service_line_fkey',
})
export class LineAddedServiceEntity {
  @PrimaryColumn({
    name: 'customer_id',
    type: 'uuid',
    primaryKeyConstraintName: 'line_added_service_pkey',
  })
  customerId: string;

  @PrimaryColumn({ name: 'line_id', type: 'uuid', primaryKeyConstraintName: 'line_added_service_pkey' })
  lineId: string;

  /** Of the catalogue. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'line_added_service_pkey' })
  code: string;

  @Column({ type: 'timestamptz' })
  since: Date;
}
