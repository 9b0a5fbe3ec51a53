import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of a chain, kept beside it: a chain whose tail was cut off no longer matches its head. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn({ name: 'chain_id', type: 'uuid', primaryKeyConstraintName: 'audit_head_pkey' })
  chainId: string;

  @Column({ type: 'bigint' })
  seq: number;

  @Column({ type: 'bytea' })
  hash: Buffer;
}
