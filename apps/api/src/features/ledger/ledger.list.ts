import { CAUSE_KINDS, TRANSFER_KINDS, WALLET_LOT_KINDS } from '@ur-desk/domain/ledger';
import { CURRENCY_CODES } from '@ur-desk/domain/kernel';
import { defineList } from '../../platform/http/list-spec';
import { ACTOR_JOINS, TRANSFER_COLUMNS } from './ledger.view';

const ACTOR_KINDS = ['staff', 'apiKey', 'system'] as const;

/** Only the posting order has an index and the meaning of a statement. */
const SEQ = { column: 't.seq', type: 'whole', sort: true } as const;

export const transferList = defineList({
  name: 'transfers',
  from: `transfer t ${ACTOR_JOINS}`,
  select: TRANSFER_COLUMNS,
  id: 't.id',
  table: 'transfer',
  fields: {
    seq: SEQ,
    at: { column: 't.at', type: 'instant', filter: ['gte', 'lte'] },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    kind: { column: 't.kind', type: 'oneOf', values: TRANSFER_KINDS, filter: ['eq'] },
    causeKind: { column: 't.cause_kind', type: 'oneOf', values: CAUSE_KINDS, filter: ['eq'] },
    causeReference: { column: 't.cause_reference', type: 'text', filter: ['eq'] },
    causeId: { column: 't.cause_id', type: 'id', filter: ['eq'] },
    currency: { column: 't.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'] },
    /** Whichever side of the transfer the account is on. */
    account: { column: 'ARRAY[t.debit_code, t.credit_code]', type: 'text', filter: ['eq'], array: true },
    actorKind: { column: 't.actor_kind', type: 'oneOf', values: ACTOR_KINDS, filter: ['eq'] },
    actorId: { column: 't.actor_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['seq', 'DESC'],
});

/*
 * A statement is the wallet's transfers with the balance after each. The balance is summed over all of the customer's
 * lines before any filter or page: the planner moves the customer's condition inside, since the window is cut by it.
 */
export const walletEntryList = defineList({
  name: 'entries',
  from: `(SELECT w.*, sum(CASE w.credit_code WHEN 'wallet' THEN w.amount ELSE -w.amount END)
      OVER (PARTITION BY w.customer_id ORDER BY w.seq) AS balance_after
    FROM transfer w WHERE 'wallet' IN (w.debit_code, w.credit_code)) t ${ACTOR_JOINS}`,
  select: `${TRANSFER_COLUMNS}, t.balance_after`,
  id: 't.id',
  table: 'transfer',
  fields: {
    seq: SEQ,
    at: { column: 't.at', type: 'instant', filter: ['gte', 'lte', 'lt'] },
    kind: { column: 't.kind', type: 'oneOf', values: TRANSFER_KINDS, filter: ['eq'] },
    causeReference: { column: 't.cause_reference', type: 'text', filter: ['eq'] },
    actorKind: { column: 't.actor_kind', type: 'oneOf', values: ACTOR_KINDS, filter: ['eq'] },
    actorId: { column: 't.actor_id', type: 'id', filter: ['eq'] },
    /** Set by the route, from the path. */
    customerId: { column: 't.customer_id', type: 'id' },
  },
  defaultSort: ['seq', 'DESC'],
});

/** The same for a file, which names the customer in its filter. */
export const walletEntryFile = defineList({
  ...walletEntryList,
  fields: { ...walletEntryList.fields, customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] } },
});

/** As many as a line of the console can open. */
const TAKES_SHOWN = 50;

/* Those with something left come first, in the order in which they will be spent; then what is spent, the newest first. */
export const walletLotList = defineList({
  name: 'lots',
  from: `(SELECT w.*, row_number() OVER (PARTITION BY w.customer_id ORDER BY w.open DESC,
      CASE WHEN w.open THEN w.kind END, CASE WHEN w.open THEN w.expires_at END NULLS LAST,
      CASE WHEN w.open THEN w.at END, w.at DESC, w.id) AS place FROM wallet_lot w) l
    JOIN transfer t ON t.id = l.transfer_id AND t.customer_id = l.customer_id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(to_jsonb(u) ORDER BY u.seq DESC), '[]') AS takes FROM (
      SELECT d.id, d.seq, d.at, d.kind, d.cause_kind, d.cause_id, d.cause_reference, k.amount
      FROM wallet_take k JOIN transfer d ON d.id = k.transfer_id AND d.customer_id = k.customer_id
      WHERE k.customer_id = l.customer_id AND k.lot_id = l.id ORDER BY d.seq DESC LIMIT ${TAKES_SHOWN}) u) used`,
  select: `l.id, l.kind, l.at, l.amount, l.remaining, l.expires_at, t.kind AS credit_kind, t.currency, t.cause_kind,
    t.cause_id, t.cause_reference, used.takes`,
  id: 'l.id',
  table: 'wallet_lot',
  fields: {
    place: { column: 'l.place', type: 'whole', sort: true },
    open: { column: 'l.open', type: 'boolean', filter: ['eq'] },
    kind: { column: 'l.kind', type: 'oneOf', values: WALLET_LOT_KINDS, filter: ['eq'] },
    /** Set by the route, from the path. */
    customerId: { column: 'l.customer_id', type: 'id' },
  },
  defaultSort: ['place', 'ASC'],
});

export const walletList = defineList({
  name: 'wallets',
  from: 'account a',
  select: 'a.customer_id, a.code, a.currency, a.debits, a.credits, a.held',
  id: 'a.customer_id',
  table: 'account',
  where: `a.code = 'wallet'`,
  fields: {
    customerId: { column: 'a.customer_id', type: 'id', filter: ['eq'] },
    currency: { column: 'a.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'] },
  },
  defaultSort: ['id', 'ASC'],
});

export const accountList = defineList({
  name: 'accounts',
  from: 'account a',
  select: 'a.customer_id, a.code, a.currency, a.debits, a.credits, a.held',
  id: 'a.customer_id',
  table: 'account',
  fields: {
    customerId: { column: 'a.customer_id', type: 'id', filter: ['eq'] },
    code: { column: 'a.code', type: 'text', filter: ['eq'], sort: true },
    currency: { column: 'a.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'] },
  },
  defaultSort: ['code', 'ASC'],
});
