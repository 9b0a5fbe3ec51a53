import { type Instant, type LocalText, Problem } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput, RENEWAL_STEPS } from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { ACTIVATION_WRITES, type Activation, activationValues } from '../subscriptions/activation.queries';
import { type RenewalRow, type Saga, type StepRow } from './renewal.rows';

type StoredRenewal = Omit<RenewalRow, 'created_at' | 'ended_at'> & {
  created_at: Date;
  ended_at: Date | null;
};
type StoredStep = Omit<StepRow, 'at'> & { at: Date | null };

/** A renewal with its steps. Throws `not_found`. */
export async function sagaById(em: EntityManager, renewalId: string): Promise<Saga> {
  const renewals = await em.query<StoredRenewal[]>('SELECT * FROM renewal WHERE id = $1', [renewalId]);
  const stored = renewals[0];
  if (!stored) throw new Problem('not_found');
  const steps = await em.query<StoredStep[]>('SELECT * FROM renewal_step WHERE renewal_id = $1', [renewalId]);
  const renewal: RenewalRow = {
    ...stored,
    created_at: stored.created_at.toISOString(),
    ended_at: stored.ended_at?.toISOString() ?? null,
  };
  const order = (step: StepRow): number => RENEWAL_STEPS.indexOf(step.step);
  const inOrder = steps
    .map((step): StepRow => ({ ...step, at: step.at?.toISOString() ?? null }))
    .sort((a, b) => order(a) - order(b));
  return { renewal, steps: inOrder };
}

/* The renewal and its steps, new or changed; rows come as JSON by their column names. */
const sagaWrites = (renewal: string, steps: string): string => `saved AS (
  INSERT INTO renewal SELECT * FROM jsonb_populate_record(NULL::renewal, ${renewal})
  ON CONFLICT (id, customer_id) DO UPDATE SET request = EXCLUDED.request, price = EXCLUDED.price, credit = EXCLUDED.credit,
    promotion_basis = EXCLUDED.promotion_basis, state = EXCLUDED.state,
    payment_id = EXCLUDED.payment_id, subscription_id = EXCLUDED.subscription_id, error = EXCLUDED.error,
    ended_at = EXCLUDED.ended_at
), stepped AS (
  INSERT INTO renewal_step SELECT * FROM jsonb_populate_recordset(NULL::renewal_step, ${steps})
  ON CONFLICT (renewal_id, step) DO UPDATE SET state = EXCLUDED.state, attempts = EXCLUDED.attempts,
    error = EXCLUDED.error, at = EXCLUDED.at
)`;

const SAVE = { name: 'renewal-save', text: `WITH ${sagaWrites('$1', '$2')} SELECT 1` };
const FINISH = {
  name: 'renewal-finish',
  text: `WITH ${ACTIVATION_WRITES}, ${sagaWrites('$5', '$6')} SELECT 1`,
};

const sagaValues = ({ renewal, steps }: Saga): string[] => [JSON.stringify(renewal), JSON.stringify(steps)];

/** Writes a renewal and its steps. Throws `quote_used` and `renewal_running` when another one was faster (R1). */
export async function saveSaga(em: EntityManager, saga: Saga): Promise<void> {
  await runPrepared(em, SAVE, sagaValues(saga));
}

/** Writes a renewal that is done together with what it activates, in one round trip. Throws `quote_changed`, too (R2). */
export async function saveFinished(em: EntityManager, saga: Saga, activation: Activation): Promise<void> {
  await runPrepared(em, FINISH, [...activationValues(activation), ...sagaValues(saga)]);
}

export interface TakenQuote {
  id: string;
  customerId: string;
  request: CreateQuoteInput;
  /** Null: the quote itself is gone, but a renewal remembers that it was there. */
  hash: string | null;
  expiresAt: Instant | null;
}

interface TakenRow {
  customer_id: string;
  request: CreateQuoteInput;
  hash: string | null;
  expires_at: Date | null;
}

const TAKEN = {
  name: 'quote-taken-up',
  text: `SELECT customer_id, request, hash, expires_at FROM quote WHERE id = $1
UNION ALL
SELECT customer_id, request, NULL, NULL FROM renewal WHERE quote_id = $1 ORDER BY hash LIMIT 1`,
};

/**
 * The quote that a renewal takes up, or, where a crash has lost it, what the renewal that took it up before remembers: a
 * repeated call must find its answer. Throws `not_found`.
 */
export async function quoteTakenUp(em: EntityManager, quoteId: string): Promise<TakenQuote> {
  const rows = await runPrepared<TakenRow>(em, TAKEN, [quoteId]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const { customer_id: customerId, request, hash, expires_at: expiresAt } = row;
  return { id: quoteId, customerId, request, hash, expiresAt: expiresAt?.toISOString() ?? null };
}

/** The name of a plan's version and the line's number: what a message about a renewal names. */
export async function namesOf(
  em: EntityManager,
  { customer_id: customerId, line_id: lineId, plan_version_id: versionId }: RenewalRow,
): Promise<{ planName: LocalText; msisdn: string }> {
  const sql = `SELECT v.name, l.msisdn FROM line l, plan_version v WHERE l.customer_id = $1 AND l.id = $2 AND v.id = $3`;
  const rows = await em.query<{ name: LocalText; msisdn: string }[]>(sql, [customerId, lineId, versionId]);
  if (!rows[0]) throw new Error('a renewal has a line and a plan');
  return { planName: { en: rows[0].name.en, zh: rows[0].name.zh }, msisdn: rows[0].msisdn };
}

export interface OpenRenewal {
  id: string;
  customer_id: string;
}

const TO_RESUME = `SELECT r.id, r.customer_id FROM renewal r
JOIN payment p ON p.customer_id = r.customer_id AND p.id = r.payment_id
WHERE r.state IN ('running', 'waiting') AND (p.state IN ('captured', 'failed', 'expired')
  OR (p.state IN ('unknown', 'requiresAction') AND r.state = 'running'))
ORDER BY r.id LIMIT $1`;

/** Renewals whose payment has an answer that they have not heard of: a crash or a lost message left them behind. */
export async function renewalsToResume(em: EntityManager, atMost: number): Promise<OpenRenewal[]> {
  return em.query<OpenRenewal[]>(TO_RESUME, [atMost]);
}
