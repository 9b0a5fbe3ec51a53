/**
 * The guards that the invariants of `docs/invariants.md` rest on, how each is taken away, and the test that must then turn red.
 * One guard at a time; where two hold the same thing, each has the test that sees it alone.
 *   sql    statements that alter the schema that the tests work on
 *   code   texts that are replaced in the sources the tests are compiled from; each must stand there exactly once
 *   red    the file of the test, and how its name begins or what it holds
 */
const SRC = 'apps/api/src';
const LEDGER = `${SRC}/features/ledger`;
const LEDGER_SPEC = `${LEDGER}/ledger.service.db.spec.ts`;
const HOLD_SPEC = `${LEDGER}/wallet-hold.db.spec.ts`;
const LOT_SPEC = `${LEDGER}/wallet-lot.db.spec.ts`;
const BEGIN = `${SRC}/platform/db/transaction-begin.ts`;
const DB = `${SRC}/platform/db/db.ts`;
const DB_SPEC = 'apps/api/test/db.write.spec.ts';
const PAYMENTS = `${SRC}/features/payments`;
const PAYMENT_SPEC = `${PAYMENTS}/payment.service.db.spec.ts`;
const REFUNDS = `${SRC}/features/refunds`;
const REFUND_SPEC = `${REFUNDS}/refund.service.db.spec.ts`;
const SOURCE_SPEC = `${REFUNDS}/refund-source.db.spec.ts`;
const RENEWALS = `${SRC}/features/renewals`;
const RENEWAL_SPEC = `${RENEWALS}/renewal.service.db.spec.ts`;
const SAGA_SPEC = `${RENEWALS}/renewal-saga.service.db.spec.ts`;
const EVENTS = `${SRC}/features/provider-events`;
const EVENT_SPEC = `${EVENTS}/provider-event.service.db.spec.ts`;
const EVENT_HTTP_SPEC = `${EVENTS}/provider-event.http.spec.ts`;
const APPROVALS = `${SRC}/features/approvals`;
const APPROVAL_SPEC = `${APPROVALS}/approval.db.spec.ts`;
const LIMIT_SPEC = `${SRC}/features/adjustments/adjustment-limits.db.spec.ts`;
const MESSAGE_SPEC = `${SRC}/features/notifications/notification.http.spec.ts`;
const OUTBOX_SPEC = `${SRC}/platform/jobs/outbox.db.spec.ts`;
const PROMOTIONS = `${SRC}/features/promotions`;
const EVALUATION = 'libs/domain/src/promotions/evaluation.rules';
const REDEMPTION_SPEC = `${PROMOTIONS}/redemption.db.spec.ts`;
const COUPON_SPEC = `${SRC}/features/coupons/coupon.db.spec.ts`;
const MEMBERSHIPS = `${SRC}/features/memberships`;
const MEMBERSHIP_SPEC = `${MEMBERSHIPS}/membership.db.spec.ts`;
const UNDO_SPEC = `${SRC}/features/adjustments/adjustment-undo.db.spec.ts`;

const LINES = `${SRC}/features/lines`;
const LINE_MOVE_SPEC = `${LINES}/line-moves.db.spec.ts`;
const LINE_CHANGE_SPEC = `${LINES}/line-changes.db.spec.ts`;

const CLOSINGS = `${SRC}/features/account-closings`;
const CLOSING_SPEC = `${CLOSINGS}/account-closing.db.spec.ts`;

const dropConstraint = (table, name) => `ALTER TABLE ${table} DROP CONSTRAINT ${name} CASCADE`;
const dropTrigger = (table, name) => `DROP TRIGGER ${name} ON ${table}`;
/** A trigger that is there and lets everything pass. */
const withoutEffect = (name) =>
  `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$`;
const dropIndex = (name) => `DROP INDEX ${name}`;

const NO_CUSTOMER_LOCK = {
  file: BEGIN,
  from: 'WHERE id = $1::uuid FOR NO KEY UPDATE',
  to: 'WHERE id = $1::uuid',
};
const NO_CHAIN_LOCK = {
  file: BEGIN,
  from: 'WHERE chain_id = (SELECT id FROM locked) FOR UPDATE',
  to: 'WHERE chain_id = (SELECT id FROM locked)',
};

export const SABOTAGES = [
  // The ledger.
  {
    id: 'L1-one-side-only',
    removes: 'the credit side of a posting',
    code: [
      {
        file: `${LEDGER}/ledger.posting.ts`,
        from: 'credits = a.credits + d.credit',
        to: 'credits = a.credits',
      },
    ],
    red: [LEDGER_SPEC, 'L3 of 200 debits'],
  },
  {
    id: 'L2-lots-not-lowered',
    removes: 'what a debit takes from the lots of the wallet',
    code: [
      {
        file: `${LEDGER}/ledger.posting.ts`,
        from: 'SET remaining = w.remaining - u.amount, open = w.remaining > u.amount',
        to: 'SET remaining = w.remaining',
      },
    ],
    red: [LOT_SPEC, 'L2 the statement takes the same lots as the rule'],
  },
  {
    id: 'L3-floor-check',
    removes: 'CHECK account_wallet_floor',
    sql: [dropConstraint('account', 'account_wallet_floor')],
    red: [LEDGER_SPEC, 'L3 the CHECK holds'],
  },
  {
    id: 'L3-lot-check',
    removes: 'CHECK wallet_lot_remaining',
    sql: [dropConstraint('wallet_lot', 'wallet_lot_remaining')],
    red: [LOT_SPEC, 'L3 the CHECK holds'],
  },
  {
    id: 'L3-condition',
    removes: 'the floor in the posting statement',
    code: [
      {
        file: `${LEDGER}/ledger.posting.ts`,
        from: "OR (b.code = 'wallet' AND coalesce(b.credits - b.debits - b.held, 0) + b.credit - b.debit < 0)",
        to: '',
      },
    ],
    red: [LEDGER_SPEC, 'L3 refuses below the floor'],
  },
  {
    id: 'L3-customer-lock',
    removes: "the customer's lock, and the lock on his audit chain that would stand in for it",
    code: [NO_CUSTOMER_LOCK, NO_CHAIN_LOCK],
    red: [LEDGER_SPEC, 'L3 of 200 debits'],
  },
  {
    id: 'L4-transfer-trigger',
    removes: 'trigger transfer_append_only',
    sql: [dropTrigger('transfer', 'transfer_append_only')],
    red: [LEDGER_SPEC, 'L4 no transfer is ever'],
  },
  {
    id: 'L4-transfer-truncate',
    removes: 'trigger transfer_no_truncate',
    sql: [dropTrigger('transfer', 'transfer_no_truncate')],
    red: [LEDGER_SPEC, 'L4 no transfer is ever'],
  },
  {
    id: 'L4-take-trigger',
    removes: 'trigger wallet_take_append_only',
    sql: [dropTrigger('wallet_take', 'wallet_take_append_only')],
    red: [LOT_SPEC, 'L4 what was taken stays named'],
  },
  {
    id: 'L4-take-truncate',
    removes: 'trigger wallet_take_no_truncate',
    sql: [dropTrigger('wallet_take', 'wallet_take_no_truncate')],
    red: [LOT_SPEC, 'L4 what was taken stays named'],
  },
  {
    id: 'L5-transfer-key',
    removes: 'the primary keys that the same movement meets: transfer, wallet_lot',
    sql: [dropConstraint('transfer', 'transfer_pkey'), dropConstraint('wallet_lot', 'wallet_lot_pkey')],
    red: [LEDGER_SPEC, 'L5 the same movement posted four times'],
  },
  {
    id: 'L5-idempotency-key',
    removes: 'PRIMARY KEY idempotency_key_pkey',
    sql: [dropConstraint('idempotency_key', 'idempotency_key_pkey')],
    red: [DB_SPEC, 'L5 F29 gives one effect'],
  },
  {
    id: 'L5-no-key-taken',
    removes: 'the taking of the idempotency key',
    code: [{ file: BEGIN, from: 'WHERE $3::text IS NOT NULL', to: 'WHERE false AND $3::text IS NOT NULL' }],
    red: [DB_SPEC, 'L5'],
  },
  {
    id: 'L5-body-hash',
    removes: 'the comparison of the body under the same key',
    code: [
      {
        file: BEGIN,
        from: "if (stored.body_hash !== bodyHash) throw new Problem('idempotency_key_reused');",
        to: 'void bodyHash;',
      },
    ],
    red: [DB_SPEC, 'L5 refuses the same key with another body'],
  },
  {
    id: 'L6-amount-check',
    removes: 'CHECK transfer_amount_positive',
    sql: [dropConstraint('transfer', 'transfer_amount_positive')],
    red: [LEDGER_SPEC, 'L6 no transfer of nothing'],
  },
  {
    id: 'L6-two-accounts-check',
    removes: 'CHECK transfer_two_accounts',
    sql: [dropConstraint('transfer', 'transfer_two_accounts')],
    red: [LEDGER_SPEC, 'L6 no transfer of nothing'],
  },
  {
    id: 'L7-one-open',
    removes: 'unique index wallet_hold_one_open, and that a hold grows instead of being made anew',
    sql: [dropIndex('wallet_hold_one_open')],
    code: [
      {
        file: `${LEDGER}/wallet-hold.queries.ts`,
        from: `ON CONFLICT (customer_id, purpose_id) WHERE state = 'open'
  DO UPDATE SET held = wallet_hold.held + EXCLUDED.held, expires_at = EXCLUDED.expires_at
`,
        to: '',
      },
    ],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L7-settled-check',
    removes: 'CHECK wallet_hold_settled',
    sql: [dropConstraint('wallet_hold', 'wallet_hold_settled')],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L7-ended-trigger',
    removes: 'trigger wallet_hold_ended_stays',
    sql: [dropTrigger('wallet_hold', 'wallet_hold_ended_stays')],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L7-delete-trigger',
    removes: 'trigger wallet_hold_stays',
    sql: [dropTrigger('wallet_hold', 'wallet_hold_stays')],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L7-free-only',
    removes: 'what is held already from what may be held',
    code: [
      {
        file: `${LEDGER}/wallet-hold.queries.ts`,
        from: 'AND credits - debits - held >= $5::bigint RETURNING 1',
        to: 'AND credits - debits >= $5::bigint RETURNING 1',
      },
    ],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L7-ended-once',
    removes: 'that only an open hold is ended',
    code: [
      {
        file: `${LEDGER}/wallet-hold.queries.ts`,
        from: "AND purpose_id = $2 AND state = 'open' RETURNING held",
        to: 'AND purpose_id = $2 RETURNING held',
      },
    ],
    red: [HOLD_SPEC, 'L7'],
  },
  {
    id: 'L8-reversed-once',
    removes: 'unique index transfer_reverses_once',
    sql: [dropIndex('transfer_reverses_once')],
    red: [UNDO_SPEC, 'L8 the database itself'],
  },
  {
    id: 'L8-undo-rule',
    removes: 'the look for an earlier reversal before an undo',
    code: [
      {
        file: 'libs/domain/src/ledger/undo.rules.ts',
        from: "if (facts.undone) throw new Problem('undo_done');",
        to: '',
      },
    ],
    red: [UNDO_SPEC, 'L8'],
  },
  {
    id: 'L9-settled-again',
    removes: 'that a settled payment is left alone, in the rule and in the statement',
    code: [
      {
        file: `${PAYMENTS}/payment.settlement.ts`,
        from: 'return payment.state === to ? isOpen(to) : nextPaymentStates(payment.state).includes(to);',
        to: 'return isOpen(to) || !nextPaymentStates(to).includes(payment.state);',
      },
    ],
    red: [PAYMENT_SPEC, 'L9 ten agents who ask at once'],
  },
  // Payments and refunds.
  {
    id: 'P1-captured-check',
    removes: 'CHECK refund_within_captured',
    sql: [dropConstraint('payment', 'refund_within_captured')],
    red: [REFUND_SPEC, 'P1 the CHECK holds'],
  },
  {
    id: 'P1-condition',
    removes: 'the rest of the payment in the statement that reserves',
    code: [
      {
        file: `${PAYMENTS}/payment.queries.ts`,
        from: "AND state = 'captured' AND refund_reserved + $3 <= captured RETURNING id",
        to: "AND state = 'captured' RETURNING id",
      },
    ],
    red: [REFUND_SPEC, 'P1 what reserves holds'],
  },
  {
    id: 'P1-customer-lock',
    removes: "the customer's lock, and the lock on his audit chain that would stand in for it",
    code: [NO_CUSTOMER_LOCK, NO_CHAIN_LOCK],
    red: [REFUND_SPEC, 'P1 of 50 parallel refunds'],
  },
  {
    id: 'P2-payment-trigger',
    removes: 'trigger payment_transitions',
    sql: [withoutEffect('refuse_payment_transition')],
    red: [PAYMENT_SPEC, 'P2 the database itself'],
  },
  {
    id: 'P2-refund-trigger',
    removes: 'trigger refund_keeps_its_way',
    sql: [withoutEffect('refund_keeps_its_way')],
    red: [SOURCE_SPEC, 'P2'],
  },
  {
    id: 'P3-same-key',
    removes: 'that a charge bears the id that was stored before it',
    code: [
      {
        file: `${PAYMENTS}/payment.service.ts`,
        from: 'const request: ChargeRequest = {\n      idempotencyKey: paymentId,',
        to: 'const request: ChargeRequest = {\n      idempotencyKey: String(Math.random()),',
      },
    ],
    red: [PAYMENT_SPEC, 'P4 a process that dies between the charge and the ledger'],
  },
  {
    id: 'P3-refund-key',
    removes: 'that a refund bears the id that was stored before it',
    code: [
      {
        file: `${REFUNDS}/refund-source.service.ts`,
        from: 'const answer = await refundAt(this.providers.of(facts.provider), {\n      idempotencyKey: facts.id,',
        to: 'const answer = await refundAt(this.providers.of(facts.provider), {\n      idempotencyKey: String(Math.random()),',
      },
    ],
    red: [SOURCE_SPEC, 'P3'],
  },
  {
    id: 'P4-asked-for-check',
    removes: 'CHECK payment_open_is_asked_for',
    sql: [dropConstraint('payment', 'payment_open_is_asked_for')],
    red: [PAYMENT_SPEC, 'P4 the CHECK holds'],
  },
  {
    id: 'P4-silence-fails',
    removes: 'that silence is unknown',
    code: [
      {
        file: `${PAYMENTS}/payment.service.ts`,
        from: "answer.result === 'noAnswer' ? { state: 'unknown' }",
        to: "answer.result === 'noAnswer' ? { state: 'failed', declineCode: 'cardDeclined', providerReference: null }",
      },
    ],
    red: [PAYMENT_SPEC, 'P4 F19'],
  },
  {
    id: 'P5-event-key',
    removes: 'PRIMARY KEY provider_event_pkey',
    sql: [
      dropConstraint('provider_event', 'provider_event_pkey'),
      'CREATE INDEX provider_event_pkey ON provider_event (provider, event_id)',
    ],
    code: [
      {
        file: `${EVENTS}/provider-event.queries.ts`,
        from: 'ON CONFLICT (provider, event_id) DO NOTHING',
        to: '',
      },
    ],
    red: [EVENT_HTTP_SPEC, 'P5 F21 ten times at once'],
  },
  {
    id: 'P5-provider-is-asked',
    removes: 'that the provider is asked before bad news is believed',
    code: [
      {
        file: `${PAYMENTS}/payment-events.service.ts`,
        from: "const verdict = said.state === 'captured' ? said : await this.verdictNow(payment);",
        to: 'const verdict = said; void this.verdictNow;',
      },
    ],
    red: [EVENT_SPEC, 'P5 a failure'],
  },
  {
    id: 'P6-inside-transaction',
    removes: 'that a provider is not called inside a transaction',
    code: [
      {
        file: `${SRC}/providers/provider-answer.ts`,
        from: 'if (insideTransaction()) throw',
        to: 'if (insideTransaction() && name === "nobody") throw',
      },
    ],
    red: [PAYMENT_SPEC, 'P6 the client refuses'],
  },
  // Renewals.
  {
    id: 'R1-quote-key',
    removes: 'unique renewal_quote_key',
    sql: [dropConstraint('renewal', 'renewal_quote_key')],
    red: [RENEWAL_SPEC, 'R1 the database itself refuses one quote'],
  },
  {
    id: 'R1-quote-used',
    removes: 'the look whether a quote was used',
    code: [
      {
        file: `${RENEWALS}/renewal.service.ts`,
        from: "if (row.used_by) throw new Problem('quote_used', { reference: row.used_by });",
        to: '',
      },
    ],
    red: [RENEWAL_SPEC, 'R1 one quote buys once'],
  },
  {
    id: 'R1-one-open',
    removes: 'unique index renewal_one_open_per_line',
    sql: [dropIndex('renewal_one_open_per_line')],
    red: [RENEWAL_SPEC, 'R1 the database itself refuses two open ones'],
  },
  {
    id: 'R1-one-per-subscription',
    removes: 'unique index renewal_one_per_subscription',
    sql: [dropIndex('renewal_one_per_subscription')],
    red: [RENEWAL_SPEC, 'R1 the database itself refuses two for one'],
  },
  {
    id: 'R1-customer-lock',
    removes: "the customer's lock, and the lock on his audit chain that would stand in for it",
    code: [NO_CUSTOMER_LOCK, NO_CHAIN_LOCK],
    red: [RENEWAL_SPEC, 'R1 two agents who renew the same line at once'],
  },
  {
    id: 'R2-no-overlap',
    removes: 'EXCLUDE subscription_no_overlap',
    sql: [dropConstraint('subscription', 'subscription_no_overlap')],
    red: [RENEWAL_SPEC, 'R2 no two subscriptions'],
  },
  {
    id: 'R2-one-successor',
    removes: 'unique index subscription_one_successor',
    sql: [dropIndex('subscription_one_successor')],
    red: [RENEWAL_SPEC, 'R2 the database itself'],
  },
  {
    id: 'R3-finished-once',
    removes: 'that a renewal which has ended is left alone',
    code: [
      {
        file: `${RENEWALS}/renewal-saga.service.ts`,
        from: "if (state !== 'running' && state !== 'waiting') throw new NothingToDo();",
        to: '',
      },
    ],
    red: [SAGA_SPEC, 'R3'],
  },
  {
    id: 'R4-anchor-day',
    removes: 'that a subscription which follows another one keeps its anchor day',
    code: [
      {
        file: 'libs/domain/src/subscriptions/subscription.rules.ts',
        from: 'if (follows && day === Math.min(predecessor.anchorDay, daysInMonth(year, month)))',
        to: 'if (follows && day === predecessor.anchorDay && daysInMonth(year, month) > 0)',
      },
    ],
    red: ['libs/domain/src/subscriptions/subscription.rules.spec.ts', 'R4 keeps the 31st'],
  },
  // Two people, limits.
  {
    id: 'X5-two-people',
    removes: 'CHECK approval_request_two_people',
    sql: [dropConstraint('approval_request', 'approval_request_two_people')],
    red: [APPROVAL_SPEC, 'X5 the database itself'],
  },
  {
    id: 'X5-own-request',
    removes: 'the rule that who asked may not decide',
    code: [
      {
        file: 'libs/domain/src/approvals/approval.rules.ts',
        from: "if (by.id === facts.requestedBy.id) throw new Problem('approval_own_request');",
        to: '',
      },
    ],
    red: ['libs/domain/src/approvals/approval.rules.spec.ts', 'X5 by who asked'],
  },
  {
    id: 'X5-decided-once',
    removes: 'the locks and the version under which a request is closed',
    code: [
      NO_CUSTOMER_LOCK,
      NO_CHAIN_LOCK,
      {
        file: `${APPROVALS}/approval.queries.ts`,
        from: 'FROM approval_request WHERE id = $1 FOR UPDATE',
        to: 'FROM approval_request WHERE id = $1',
      },
      {
        file: `${APPROVALS}/approval.queries.ts`,
        from: "WHERE id = $1 AND state = 'open' AND version = $7 RETURNING id",
        to: 'WHERE id = $1 AND $7 = $7 RETURNING id',
      },
    ],
    red: [APPROVAL_SPEC, 'X5 ten approvals at once'],
  },
  {
    id: 'X6-day-check',
    removes: 'CHECK staff_limit_use_within',
    sql: [dropConstraint('staff_limit_use', 'staff_limit_use_within')],
    red: [LIMIT_SPEC, 'X6 the database itself'],
  },
  {
    id: 'X6-day-condition',
    removes: 'CHECK and condition of the day together',
    sql: [dropConstraint('staff_limit_use', 'staff_limit_use_within')],
    code: [
      {
        file: `${SRC}/features/limits/limit.queries.ts`,
        from: 'WHERE u.used + EXCLUDED.used <= EXCLUDED.most RETURNING u.used',
        to: 'RETURNING u.used',
      },
    ],
    red: [LIMIT_SPEC, 'X6 30 parallel credits'],
  },
  {
    id: 'X6-customer-lock',
    removes: "the customer's lock, and the lock on his audit chain that would stand in for it",
    code: [NO_CUSTOMER_LOCK, NO_CHAIN_LOCK],
    red: [LIMIT_SPEC, 'X6 10 parallel credits'],
  },
  // Audit, outbox, jobs.
  {
    id: 'A1-audit-trigger',
    removes: 'trigger audit_event_append_only',
    sql: [dropTrigger('audit_event', 'audit_event_append_only')],
    red: [DB_SPEC, 'A1'],
  },
  {
    id: 'A1-audit-truncate',
    removes: 'trigger audit_event_no_truncate',
    sql: [dropTrigger('audit_event', 'audit_event_no_truncate')],
    red: [DB_SPEC, 'A1'],
  },
  {
    id: 'A2-chain-lock',
    removes: 'the lock on a chain that is nobody’s',
    code: [
      {
        file: `${SRC}/platform/db/transaction-flush.ts`,
        from: 'FROM audit_head WHERE chain_id = $1 FOR UPDATE',
        to: 'FROM audit_head WHERE chain_id = $1',
      },
    ],
    red: [DB_SPEC, 'A2 chains the rows'],
  },
  {
    id: 'A2-previous-hash',
    removes: 'the previous hash from a row’s hash',
    code: [
      {
        file: `${SRC}/platform/audit/verify-audit.ts`,
        from: 'if (!row.prev_hash.equals(prev) || !hashAuditRow(prev, auditRowOf(row)).equals(row.hash)) {',
        to: 'if (row.hash.length === 0) {',
      },
    ],
    red: ['apps/api/src/features/audit/audit.http.spec.ts', 'A2'],
  },
  {
    id: 'A3-must-audit',
    removes: 'that a change without an audit entry is refused',
    code: [{ file: DB, from: 'if (tx.audits.length === 0) throw', to: 'if (tx.audits.length < 0) throw' }],
    red: [DB_SPEC, 'A3 refuses a change without an audit entry'],
  },
  {
    id: 'A3-same-transaction',
    removes: 'that change and audit row are one transaction',
    code: [
      {
        file: DB,
        from: 'const result = await fn(tx, facts as Facts);',
        to: "const result = await fn(tx, facts as Facts); await transaction.client.query('COMMIT; BEGIN');",
      },
    ],
    red: [DB_SPEC, 'A3'],
  },
  {
    id: 'J1-same-transaction',
    removes: 'that the event is written in the transaction of its change',
    code: [
      {
        file: `${SRC}/platform/db/transaction-flush.ts`,
        from: 'FROM unnest($20::uuid[], $21::uuid[], $22::text[], $23::bytea[]) AS u',
        to: 'FROM unnest($20::uuid[], $21::uuid[], $22::text[], $23::bytea[]) AS u WHERE false',
      },
    ],
    red: [DB_SPEC, 'A3 J1 writes change, audit and event together'],
  },
  {
    id: 'J1-published-last',
    removes: 'that an event is marked in the transaction that queued it',
    code: [
      {
        file: `${SRC}/platform/jobs/outbox.ts`,
        from: 'const events = await em.query<{ id: string; topic: string }[]>(CLAIM_SQL);',
        to: `const events = await em.query<{ id: string; topic: string }[]>(CLAIM_SQL.replace(' FOR UPDATE SKIP LOCKED', ''));
      await this.dataSource.query(PUBLISHED_SQL, [events.map((event) => event.id)]);`,
      },
    ],
    red: [OUTBOX_SPEC, 'J1 an event'],
  },
  {
    id: 'J1-claim-lock',
    removes: 'the lock under which a relay claims events',
    code: [{ file: `${SRC}/platform/jobs/outbox.ts`, from: ' FOR UPDATE SKIP LOCKED', to: '' }],
    red: [OUTBOX_SPEC, 'J1 of many relays'],
  },
  {
    id: 'J2-told-once',
    removes: 'unique index notification_once and the look for an earlier message',
    sql: [dropIndex('notification_once')],
    code: [
      {
        file: `${SRC}/features/notifications/notification.service.ts`,
        from: 'const customer = told ? null : await customerById(tx.em, cause.customerId);',
        to: 'const customer = await customerById(tx.em, cause.customerId); void told;',
      },
    ],
    red: [MESSAGE_SPEC, 'J2 tells each event once'],
  },
  {
    id: 'J2-sent-by-one',
    removes: 'the lease on a message that somebody sends',
    code: [
      {
        file: `${SRC}/features/notifications/notification-delivery.ts`,
        from: "if (row.state !== 'queued' || row.nextTryAt.toISOString() > tx.now) throw new NotOurs();",
        to: "if (row.state !== 'queued') throw new NotOurs();",
      },
    ],
    red: [MESSAGE_SPEC, 'J2 sends one mail'],
  },
  // Limits of promotions.
  {
    id: 'M1-counted-while-left',
    removes: 'that a use is counted only while one is left, and the CHECK behind it',
    sql: [dropConstraint('promotion_counter', 'promotion_counter_within')],
    code: [
      {
        file: `${PROMOTIONS}/redemption.queries.ts`,
        from: ' AND uses < most RETURNING uses',
        to: ' RETURNING uses',
      },
    ],
    red: [REDEMPTION_SPEC, 'M1 of 16 customers at once'],
  },
  {
    id: 'M2-numbered-within-theirs',
    removes: 'that the number of a use is one of the customer’s, and the CHECK behind it',
    sql: [dropConstraint('redemption', 'redemption_per_customer')],
    code: [
      {
        file: `${PROMOTIONS}/redemption.queries.ts`,
        from: 'WHERE ($6::integer IS NULL OR n <= $6::integer) AND NOT EXISTS',
        to: 'WHERE ($6::integer IS NULL OR n > 0) AND NOT EXISTS',
      },
    ],
    red: [REDEMPTION_SPEC, 'M2 nobody takes more than theirs'],
  },
  {
    id: 'M2-one-number-once',
    removes: 'that a number is used once, in the statement and by the unique index behind it',
    sql: [dropIndex('redemption_use')],
    code: [
      {
        file: `${PROMOTIONS}/redemption.queries.ts`,
        from: "AND r.state <> 'released' AND r.use_no = n)",
        to: "AND r.state <> 'released' AND r.use_no < 0)",
      },
    ],
    red: [REDEMPTION_SPEC, 'M2 nobody takes more than theirs'],
  },
  {
    id: 'M4-window',
    removes: 'that a promotion applies inside its window only',
    code: [{ file: `${EVALUATION}.ts`, from: "if (phase !== 'running') return phase;", to: '' }],
    red: [REDEMPTION_SPEC, 'M4 many at once have none'],
  },
  {
    id: 'M4-database-clock',
    removes: 'that a price is judged by the clock of the database',
    code: [
      {
        file: `${SRC}/features/quotes/quote.service.ts`,
        from: 'const now = this.clock.at(row.now);',
        to: 'const now = this.clock.at(new Date());',
      },
    ],
    red: [REDEMPTION_SPEC, 'M4 it ends by the clock of the database'],
  },
  {
    id: 'M5-exclusive-alone',
    removes: 'that nothing applies beside an exclusive promotion',
    code: [
      {
        file: `${EVALUATION}.ts`,
        from: "if (earlier.content.exclusive || version.content.exclusive) return 'exclusive';",
        to: '',
      },
    ],
    red: [`${EVALUATION}.spec.ts`, 'M5 the price is never below the floor'],
  },
  {
    id: 'M5-floor',
    removes: 'that a discount stops at the floor and at zero',
    code: [
      {
        file: 'libs/domain/src/pricing/pricing.rules.ts',
        from: 'room: Math.max(0, present - Math.max(price.floor, 0))',
        to: 'room: Number.MAX_SAFE_INTEGER',
      },
    ],
    red: ['libs/domain/src/pricing/pricing.rules.spec.ts', 'M5 the lines add up'],
  },
  {
    id: 'M3-spent-while-left',
    removes: 'that a budget is taken from only while it suffices, and the CHECK behind it',
    sql: [dropConstraint('promotion_budget', 'promotion_budget_within')],
    code: [
      {
        file: `${PROMOTIONS}/redemption.queries.ts`,
        from: ' AND spent + $4 <= most RETURNING spent',
        to: ' RETURNING spent',
      },
    ],
    red: [REDEMPTION_SPEC, 'M3 together never take more'],
  },
  {
    id: 'M1-code-once',
    removes: 'that a code from a batch is taken only while it is free, and the unique index behind it',
    sql: ['DROP INDEX redemption_coupon_once'],
    code: [
      {
        file: `${PROMOTIONS}/redemption.queries.ts`,
        from: "WHERE c.id = $1 AND c.state = 'free' AND c.disabled_at IS NULL",
        to: 'WHERE c.id = $1 AND c.disabled_at IS NULL',
      },
    ],
    red: [COUPON_SPEC, 'M1 of 12 customers at once'],
  },
  // Closing an account.
  {
    id: 'L3-closed-is-empty',
    removes: 'the trigger that closes no account with money in it',
    sql: [dropTrigger('customer', 'customer_closed_is_empty')],
    red: [CLOSING_SPEC, 'L3 the database closes no account'],
  },
  {
    id: 'L1-closed-stays-empty',
    removes: 'the trigger that opens the closing again when money reaches a closed account',
    sql: [withoutEffect('go_on_closing')],
    red: [CLOSING_SPEC, 'L1 money that reaches a closed account'],
  },
  {
    id: 'L1-chargeback-collected',
    removes: 'that what a provider took back meanwhile is not paid out as well',
    code: [
      {
        file: `${CLOSINGS}/closing-steps.service.ts`,
        from: 'if (owed === 0) return false;',
        to: 'if (owed >= 0) return false;',
      },
    ],
    red: [CLOSING_SPEC, 'L1 P3 a chargeback while the refund is under way'],
  },
  // Services of a line.
  {
    id: 'M5-service-fees',
    removes: 'that services which are on are charged with the renewal',
    code: [
      {
        file: 'libs/domain/src/renewals/renewal.rules.ts',
        from: 'services: servicesCharged(facts),',
        to: 'services: servicesCharged(facts).slice(0, 0),',
      },
    ],
    red: [
      'apps/api/src/features/value-added-services/service-fee.db.spec.ts',
      'M5 are charged with the renewal',
    ],
  },
  {
    id: 'N2-service-confirmed',
    removes: 'that a service is on only once the network has confirmed it',
    code: [
      {
        file: 'apps/api/src/features/lines/line-orders.service.ts',
        from: 'if (isDone) await carryInto(tx, order);',
        to: 'await carryInto(tx, order);',
      },
    ],
    red: [
      'apps/api/src/features/value-added-services/line-services.db.spec.ts',
      'N2 is on only when the network says so',
    ],
  },
  // Tiers.
  {
    id: 'TR1-tier-without-history',
    removes: 'that a member is what his last change made him',
    sql: [dropConstraint('membership', 'membership_change_fkey')],
    red: [MEMBERSHIP_SPEC, 'TR1 cannot be changed without its history'],
  },
  {
    id: 'TR1-history-is-kept',
    removes: 'that the history of tiers is only added to',
    sql: [dropTrigger('tier_change', 'tier_change_append_only')],
    red: [MEMBERSHIP_SPEC, 'TR1 cannot be changed without its history'],
  },
  {
    id: 'TR2-one-after-the-other',
    removes: 'the lock of the customer whose tier is set',
    code: [NO_CUSTOMER_LOCK, NO_CHAIN_LOCK],
    red: [MEMBERSHIP_SPEC, 'TR1 TR2 of many at once'],
  },
  {
    id: 'J2-bonus-once',
    removes: 'that a member gets the bonuses of a month once, and the key behind it',
    sql: [dropConstraint('tier_bonus', 'tier_bonus_pkey')],
    code: [
      {
        file: `${MEMBERSHIPS}/tier-bonus.queries.ts`,
        from: 'WHERE NOT EXISTS (SELECT 1 FROM tier_bonus b WHERE b.customer_id = m.customer_id AND b.month = $1)',
        to: 'WHERE $1::text IS NOT NULL',
      },
    ],
    red: [`${MEMBERSHIPS}/membership-warning.db.spec.ts`, 'J2 are given once in a month'],
  },
  // Lines.
  {
    id: 'N3-verified-caller',
    removes: 'that an eSIM or a number is replaced for a verified caller only',
    code: [
      {
        file: `${LINES}/line-changes.service.ts`,
        from: 'await requireVerifiedCaller(tx.em',
        to: 'if (false) await requireVerifiedCaller(tx.em',
      },
    ],
    red: [LINE_CHANGE_SPEC, 'N3 is replaced only for a verified caller'],
  },
  {
    id: 'N3-cooling',
    removes: 'that an eSIM is not replaced within a day of a contact change',
    code: [
      {
        file: `${LINES}/line-changes.service.ts`,
        from: 'refuseReplacement(await contactChangedAt(tx.em, of.customerId), tx.now);',
        to: '',
      },
    ],
    red: [LINE_CHANGE_SPEC, 'N3 is replaced only for a verified caller'],
  },
  {
    id: 'N3-move-verified-caller',
    removes: 'that a line is moved for a verified caller only',
    code: [
      {
        file: `${LINES}/line-moves.service.ts`,
        from: 'await requireVerifiedCaller(tx.em',
        to: 'if (false) await requireVerifiedCaller(tx.em',
      },
    ],
    red: [LINE_MOVE_SPEC, 'N3 is that nobody has verified who calls'],
  },
  {
    id: 'N3-moved-contact',
    removes: 'that a number which went to another customer proves nothing any more',
    code: [
      {
        file: `${SRC}/features/customers/customer.queries.ts`,
        from: 'WHERE customer_id = $1 AND phone = $2 AND phone_verified_at IS NOT NULL',
        to: 'WHERE customer_id = $1 AND phone = $2 AND phone_verified_at IS NULL',
      },
    ],
    red: [LINE_MOVE_SPEC, 'N3 does so no more'],
  },
  {
    id: 'N3-network-of-moved',
    removes: 'that a line that ended has nothing at the network which another customer has now',
    sql: ['DROP INDEX line_network_id'],
    code: [
      {
        file: `${LINES}/line-move.queries.ts`,
        from: 'retired_at = $6, network_id = $4, version',
        to: 'retired_at = $6, version',
      },
    ],
    red: [LINE_MOVE_SPEC, 'N3 stays at the network what it was'],
  },
  {
    id: 'N2-old-number-rests',
    removes: 'that a number that was changed rests',
    code: [
      {
        file: `${LINES}/line-order-effects.ts`,
        from: "if (kind === 'changeNumber') await restNumber",
        to: "if (kind === 'none') await restNumber",
      },
    ],
    red: [LINE_CHANGE_SPEC, 'N2 gives the line the new one'],
  },
];
