import { fieldProblem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** The tax that prices for customers of a country contain; a country without a row has none (rules 1). */
@Entity('tax_rate')
@Unique('tax_rate_country_key', ['country'])
@Check('tax_rate_share', 'rate_bps BETWEEN 0 AND 10000')
export class TaxRateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'tax_rate_pkey' })
  id: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text' })
  country: string;

  /** Basis points of the price without it. */
  @Column({ name: 'rate_bps', type: 'integer' })
  rateBps: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('tax_rate_country_key', () =>
  fieldProblem('country', 'already_exists', { field: 'country' }),
);
