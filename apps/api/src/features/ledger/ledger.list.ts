import { CAUSE_KINDS, TRANSFER_KINDS } from '@ur-desk/domain/ledger';
import { CURRENCY_CODES } from '@ur-desk/domain/kernel';
import { defineList } from '../../platform/http/list-spec';
import { ACTOR_JOINS, TRANSFER_COLUMNS } from './ledger.view';

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
    at: { column: 't.at', type: 'instant', filter: ['gte', 'lte'] },
    kind: { column: 't.kind', type: 'oneOf', values: TRANSFER_KINDS, filter: ['eq'] },
    causeReference: { column: 't.cause_reference', type: 'text', filter: ['eq'] },
    /** Set by the route, from the path. */
    customerId: { column: 't.customer_id', type: 'id' },
  },
  defaultSort: ['seq', 'DESC'],
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
