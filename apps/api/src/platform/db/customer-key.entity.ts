import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer's own encryption key, wrapped with the operator's data key. Erasing a person deletes this row. */
@Entity('customer_key')
export class CustomerKeyEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'customer_key_pkey' })
  customerId: string;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;
}
