import { createHash, randomBytes } from 'node:crypto';
import { addMs, type CurrencyCode, type Instant, type Money } from '@ur-desk/domain/kernel';
import {
  type DeclineCode,
  type PaymentMethodKind,
  type RefundFailure,
  SANDBOX_LOST_ANSWER_MS,
  SANDBOX_PROCESSING_MS,
  type SandboxOutcome,
  type SandboxRefundOutcome,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type SandboxChargeResult, type SandboxPage } from './sandbox-charge.entity';
import { type SandboxRefundResult } from './sandbox-refund.entity';

/** What the sandbox writes down, and finds again: the provider's side of every charge, page and refund. */
export interface ChargeRow {
  idempotency_key: string;
  provider_reference: string;
  amount: number;
  currency: CurrencyCode;
  result: SandboxChargeResult;
  decline_code: DeclineCode | null;
  card_token: string | null;
  paid_kind: PaymentMethodKind | null;
  due_at: Date | null;
  due_result: SandboxChargeResult | null;
  page_token: string | null;
  page: SandboxPage | null;
  /** An event about how it stands is still to be written. */
  untold: boolean;
}

export interface RefundRow {
  idempotency_key: string;
  charge_key: string;
  provider_reference: string;
  amount: number;
  currency: CurrencyCode;
  result: SandboxRefundResult;
  failure_code: RefundFailure | null;
  due_at: Date | null;
  due_result: SandboxRefundResult | null;
  untold: boolean;
}

/** How a charge ends or stands, before it has a row. An event tells what `due` brings, also where the answer got lost. */
export interface ChargeEntry {
  result: SandboxChargeResult;
  declineCode?: DeclineCode;
  dueAt?: Instant;
  dueResult?: SandboxChargeResult;
  /** When the money moved, if it has. */
  movedAt?: Instant;
}

/** What the sandbox writes down for an outcome; null: the request never arrived. */
export function chargeEntry(outcome: SandboxOutcome, now: Instant): ChargeEntry | null {
  const dueAt = addMs(now, SANDBOX_PROCESSING_MS);
  const toldAt = addMs(now, SANDBOX_LOST_ANSWER_MS);
  switch (outcome.kind) {
    case 'captured':
    case 'slow':
      return { result: 'captured', movedAt: now };
    case 'timeoutCaptured':
      return { result: 'captured', movedAt: now, dueAt: toldAt, dueResult: 'captured' };
    case 'declined':
      return { result: 'declined', declineCode: outcome.declineCode };
    case 'timeoutDeclined':
      return {
        result: 'declined',
        declineCode: outcome.declineCode,
        dueAt: toldAt,
        dueResult: 'declined',
      };
    case 'silent':
      return { result: 'silent' };
    case 'processingCaptured':
      return { result: 'processing', dueAt, dueResult: 'captured' };
    case 'processingDeclined':
      return { result: 'processing', declineCode: outcome.declineCode, dueAt, dueResult: 'declined' };
    case 'requiresAction':
      return { result: 'open' };
    case 'timeoutNeverReceived':
      return null;
  }
}

export interface RefundEntry {
  result: SandboxRefundResult;
  failureCode?: RefundFailure;
  dueAt?: Instant;
  dueResult?: SandboxRefundResult;
  movedAt?: Instant;
}

/** What the sandbox writes down for a refund. */
export function refundEntry(outcome: SandboxRefundOutcome, now: Instant): RefundEntry {
  const dueAt = addMs(now, SANDBOX_PROCESSING_MS);
  const toldAt = addMs(now, SANDBOX_LOST_ANSWER_MS);
  switch (outcome.kind) {
    case 'succeeded':
      return { result: 'succeeded', movedAt: now };
    case 'timeoutSucceeded':
      return { result: 'succeeded', movedAt: now, dueAt: toldAt, dueResult: 'succeeded' };
    case 'failed':
      return { result: 'failed', failureCode: outcome.failureCode };
    case 'timeoutFailed':
      return { result: 'failed', failureCode: outcome.failureCode, dueAt: toldAt, dueResult: 'failed' };
    case 'silent':
      return { result: 'silent' };
    case 'processingSucceeded':
      return { result: 'processing', dueAt, dueResult: 'succeeded' };
    case 'processingFailed':
      return { result: 'processing', failureCode: outcome.failureCode, dueAt, dueResult: 'failed' };
  }
}

/** The sandbox's own reference: the same for the same key, as its answers are. */
function referenceFor(prefix: 'sb' | 'sbr', idempotencyKey: string): string {
  const digest = createHash('sha256').update(idempotencyKey).digest('hex');
  return `${prefix}_${digest.slice(0, 20)}`;
}

const PAGE_TOKEN_BYTES = 24;

const INSERT_CHARGE = `INSERT INTO sandbox_charge (idempotency_key, provider_reference, amount, currency, result,
  decline_code, card_token, paid_kind, due_at, due_result, page_token, page, moved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`;

export interface NewCharge {
  idempotencyKey: string;
  amount: Money;
  entry: ChargeEntry;
  cardToken: string | null;
  page: SandboxPage | null;
}

/** Writes a charge down. The first of a key stands; a repeated one changes nothing (P3). */
export async function rememberCharge(em: EntityManager, charge: NewCharge): Promise<void> {
  const { idempotencyKey, amount, entry, cardToken, page } = charge;
  await em.query(INSERT_CHARGE, [
    idempotencyKey,
    referenceFor('sb', idempotencyKey),
    amount.amount,
    amount.currency,
    entry.result,
    entry.declineCode ?? null,
    cardToken,
    cardToken === null ? null : 'card',
    entry.dueAt ?? null,
    entry.dueResult ?? null,
    page && `sb${randomBytes(PAGE_TOKEN_BYTES).toString('base64url')}`,
    page && JSON.stringify(page),
    entry.movedAt ?? null,
  ]);
}

const END_DUE_CHARGES = `UPDATE sandbox_charge SET result = due_result, due_at = NULL, due_result = NULL, untold = true,
  moved_at = CASE WHEN due_result = 'captured' THEN coalesce(moved_at, due_at) END
WHERE due_at <= $1`;
const END_DUE_CHARGE = `${END_DUE_CHARGES} AND idempotency_key = $2`;

/** A charge as it stands now: what is due by then has happened. */
export async function recallCharge(
  em: EntityManager,
  idempotencyKey: string,
  now: Instant,
): Promise<ChargeRow | null> {
  await em.query(END_DUE_CHARGE, [now, idempotencyKey]);
  const sql = 'SELECT * FROM sandbox_charge WHERE idempotency_key = $1';
  const rows = await em.query<ChargeRow[]>(sql, [idempotencyKey]);
  return rows[0] ?? null;
}

/** The charge whose page has this address, as it stands now. */
export async function chargeOfPage(
  em: EntityManager,
  token: string,
  now: Instant,
): Promise<ChargeRow | null> {
  const sql = 'SELECT idempotency_key FROM sandbox_charge WHERE page_token = $1';
  const rows = await em.query<{ idempotency_key: string }[]>(sql, [token]);
  return rows[0] ? recallCharge(em, rows[0].idempotency_key, now) : null;
}

const END_PAGE = `UPDATE sandbox_charge SET result = $2, decline_code = $3, card_token = $4, paid_kind = $5,
  due_at = CASE WHEN $2 = 'open' THEN due_at ELSE $6::timestamptz END,
  due_result = CASE WHEN $2 = 'open' THEN due_result ELSE $7 END, untold = ($2 <> 'open'),
  moved_at = $8::timestamptz
WHERE idempotency_key = $1 AND result = 'open'`;

/** What the customer did on an open page; one that is closed meanwhile stays closed. */
export async function endPage(
  em: EntityManager,
  idempotencyKey: string,
  of: { entry: ChargeEntry; cardToken: string | null; paidKind: PaymentMethodKind | null },
): Promise<void> {
  const { entry, cardToken, paidKind } = of;
  const end = [entry.result, entry.declineCode ?? null, cardToken, paidKind];
  const due = [entry.dueAt ?? null, entry.dueResult ?? null];
  await em.query(END_PAGE, [idempotencyKey, ...end, ...due, entry.movedAt ?? null]);
}

const CLOSE_PAGE = `UPDATE sandbox_charge SET result = 'expired', due_at = NULL, due_result = NULL, untold = true
WHERE idempotency_key = $1 AND result = 'open'`;

/** Closes a page that still waits. */
export const closePage = (em: EntityManager, idempotencyKey: string): Promise<unknown> =>
  em.query(CLOSE_PAGE, [idempotencyKey]);

const INSERT_REFUND = `WITH charge AS (
  SELECT * FROM sandbox_charge WHERE idempotency_key = $2 AND currency = $5 AND result = 'captured' FOR UPDATE
), rest AS (
  SELECT c.currency, (c.amount - coalesce(sum(r.amount), 0)) >= $4::bigint AS enough
  FROM charge c LEFT JOIN sandbox_refund r
    ON r.charge_key = $2 AND r.result <> 'failed' AND r.idempotency_key <> $1
  GROUP BY c.currency, c.amount
)
INSERT INTO sandbox_refund (idempotency_key, charge_key, provider_reference, amount, currency, result, failure_code,
  due_at, due_result, moved_at)
SELECT $1, $2, $3, $4::bigint, currency, CASE WHEN enough THEN $6 ELSE 'failed' END,
  CASE WHEN enough THEN $7 ELSE 'alreadyRefunded' END, CASE WHEN enough THEN $8::timestamptz END,
  CASE WHEN enough THEN $9 END, CASE WHEN enough THEN $10::timestamptz END
FROM rest ON CONFLICT DO NOTHING`;

export interface NewRefund {
  idempotencyKey: string;
  chargeKey: string;
  amount: Money;
  entry: RefundEntry;
}

/** Writes a refund down; more than is left of the charge fails, as at any provider. The first of a key stands (P3). */
export async function rememberRefund(em: EntityManager, refund: NewRefund): Promise<void> {
  const { idempotencyKey, chargeKey, amount, entry } = refund;
  await em.query(INSERT_REFUND, [
    idempotencyKey,
    chargeKey,
    referenceFor('sbr', idempotencyKey),
    amount.amount,
    amount.currency,
    entry.result,
    entry.failureCode ?? null,
    entry.dueAt ?? null,
    entry.dueResult ?? null,
    entry.movedAt ?? null,
  ]);
}

const END_DUE_REFUNDS = `UPDATE sandbox_refund SET result = due_result, due_at = NULL, due_result = NULL, untold = true,
  moved_at = CASE WHEN due_result = 'succeeded' THEN coalesce(moved_at, due_at) END
WHERE due_at <= $1`;
const END_DUE_REFUND = `${END_DUE_REFUNDS} AND idempotency_key = $2`;

/** Lets everything end whose time has come. */
export async function endAllDue(em: EntityManager, now: Instant): Promise<void> {
  await em.query(END_DUE_CHARGES, [now]);
  await em.query(END_DUE_REFUNDS, [now]);
}

/** A refund as it stands now. */
export async function recallRefund(
  em: EntityManager,
  idempotencyKey: string,
  now: Instant,
): Promise<RefundRow | null> {
  await em.query(END_DUE_REFUND, [now, idempotencyKey]);
  const sql = 'SELECT * FROM sandbox_refund WHERE idempotency_key = $1';
  const rows = await em.query<RefundRow[]>(sql, [idempotencyKey]);
  return rows[0] ?? null;
}
