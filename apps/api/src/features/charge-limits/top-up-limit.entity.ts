import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What one top-up may be; one row per currency, because nothing is ever converted (rules 1). Minor units. */
@Entity('top_up_limit')
@Unique('top_up_limit_currency_key', ['currency'])
@Check('top_up_limit_rising', 'least > 0 AND least <= most')
export class TopUpLimitEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'top_up_limit_pkey' })
  id: string;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** What is offered with one click, smallest first. */
  @Column({ type: 'jsonb' })
  presets: number[];

  @Column({ type: 'bigint' })
  least: number;

  @Column({ type: 'bigint' })
  most: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
