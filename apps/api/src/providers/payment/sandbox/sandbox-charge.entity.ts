import { type CurrencyCode, type Locale } from '@ur-desk/domain/kernel';
import { type DeclineCode, type PaymentMethodKind } from '@ur-desk/domain/payments';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `open`: its page waits for the customer. `silent`: whoever asks gets no answer. */
export type SandboxChargeResult = 'captured' | 'declined' | 'silent' | 'processing' | 'open' | 'expired';

/**
 * What the sandbox remembers of its charges and pages, as a provider does on its side: so that a charge whose answer got
 * lost is found again, also after a restart. It belongs to the outside world, hence no customer and no audit.
 */
@Entity('sandbox_charge')
@Index('sandbox_charge_page', ['pageToken'], { unique: true, where: 'page_token IS NOT NULL' })
@Index('sandbox_charge_untold', ['idempotencyKey'], { where: 'untold' })
@Index('sandbox_charge_moved', ['movedAt', 'idempotencyKey'], { where: 'moved_at IS NOT NULL' })
@Index('sandbox_charge_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class SandboxChargeEntity {
  @PrimaryColumn({ name: 'idempotency_key', type: 'text', primaryKeyConstraintName: 'sandbox_charge_pkey' })
  idempotencyKey: string;

  @Column({ name: 'provider_reference', type: 'text' })
  providerReference: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  result: SandboxChargeResult;

  @Column({ name: 'decline_code', type: 'text', nullable: true })
  declineCode: DeclineCode | null;

  /** The test card that paid or is to pay; null while a page is open, and for other kinds of methods. */
  @Column({ name: 'card_token', type: 'text', nullable: true })
  cardToken: string | null;

  @Column({ name: 'paid_kind', type: 'text', nullable: true })
  paidKind: PaymentMethodKind | null;

  /** When `processing` ends as `due_result`, and an open page as expired. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'due_result', type: 'text', nullable: true })
  dueResult: SandboxChargeResult | null;

  /** The secret part of its page's address. */
  @Column({ name: 'page_token', type: 'text', nullable: true })
  pageToken: string | null;

  /** What its page shows and offers; null for a charge without a page. */
  @Column({ type: 'jsonb', nullable: true })
  page: SandboxPage | null;

  /** When the money moved; null: it has not. */
  @Column({ name: 'moved_at', type: 'timestamptz', nullable: true })
  movedAt: Date | null;

  /** An event about how it stands is still to be written. */
  @Column({ type: 'boolean', default: false })
  untold: boolean;
}

export interface SandboxPage {
  reference: string;
  description: string | null;
  /** Null: the confirmation of a card (3-D Secure); else the kinds that the customer may choose from. */
  methodKinds: readonly PaymentMethodKind[] | null;
  returnUrl: string;
  locale: Locale;
  saveMethod: boolean;
}
