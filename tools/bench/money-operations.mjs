const AT_MOST = 3_000;
const QUOTES_AT_ONCE = 10;

/** Customers in order of nothing that matters, each with one of his cards that always pays. */
const PAYERS = `SELECT DISTINCT ON (md5(m.customer_id::text)) m.customer_id, m.id AS method_id, a.currency
  FROM payment_method m
  JOIN customer c ON c.id = m.customer_id AND c.status = 'active'
  JOIN account a ON a.customer_id = m.customer_id AND a.code = 'wallet'
  WHERE m.token LIKE 'tok_success%' AND m.state = 'active'
    AND make_date(m.expiry_year, m.expiry_month, 1) >= date_trunc('month', now())
    AND NOT EXISTS (SELECT FROM payment p WHERE p.customer_id = m.customer_id AND p.state IN ('pending', 'requiresAction', 'unknown'))
  ORDER BY md5(m.customer_id::text) LIMIT ${AT_MOST}`;

/** What a usual top-up is, minor units. */
const TOP_UP = { CNY: 5_000, USD: 1_000, EUR: 1_000, JPY: 1_000 };

const orders = (rows, context, order) =>
  rows.map((row) => ({ method: 'POST', headers: { 'idempotency-key': context.newKey() }, ...order(row) }));

async function topUps(context) {
  const { rows } = await context.client.query(PAYERS);
  return orders(rows, context, ({ customer_id: customerId, method_id: methodId, currency }) => ({
    path: '/api/v1/top-ups',
    body: { customerId, methodId, amount: { amount: TOP_UP[currency] ?? 1_000, currency } },
  }));
}

/** One line of each payer whose wallet has something, but not enough for the dearest plan. */
const SPLITTABLE = `SELECT p.customer_id, p.method_id, l.id AS line_id, d.id AS plan_id
  FROM (${PAYERS}) p
  JOIN account a ON a.customer_id = p.customer_id AND a.code = 'wallet' AND a.credits - a.debits - a.held > 0
  JOIN LATERAL (SELECT id FROM line WHERE customer_id = p.customer_id AND state = 'active' ORDER BY id LIMIT 1) l ON true
  JOIN LATERAL (
    SELECT o.id, (price->>'amount')::bigint AS price FROM plan o JOIN plan_version v ON v.id = o.current_version_id,
      jsonb_array_elements(v.prices) price
    WHERE price->>'currency' = p.currency ORDER BY 2 DESC LIMIT 1) d ON d.price > a.credits - a.debits - a.held`;

async function splitQuotes(context, server) {
  const { rows } = await context.client.query(SPLITTABLE);
  const quotes = [];
  const take = async () => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      const answer = await fetch(`${server.base}/api/v1/quotes`, {
        method: 'POST',
        headers: { ...server.headers, 'content-type': 'application/json' },
        body: JSON.stringify({
          customerId: row.customer_id,
          lineId: row.line_id,
          planId: row.plan_id,
          policy: 'queue',
          payment: { useWallet: true, methodId: row.method_id },
          channel: 'agent',
        }),
      });
      const quote = await answer.json();
      if (answer.ok && quote.price.payable.length === 2) quotes.push(quote);
    }
  };
  await Promise.all(Array.from({ length: QUOTES_AT_ONCE }, take));
  if (quotes.length < 20) throw new Error('too few wallets can be split: run with more customers');
  return quotes;
}

async function splitRenewals(context, server) {
  return orders(await splitQuotes(context, server), context, (quote) => ({
    path: '/api/v1/renewals',
    body: { quoteId: quote.id, quoteHash: quote.hash },
  }));
}

const REFUNDED = 100;
const REFUNDABLE = `SELECT DISTINCT ON (md5(p.customer_id::text)) p.id, p.currency FROM payment p
  JOIN customer c ON c.id = p.customer_id AND c.status = 'active'
  WHERE p.provider = 'wallet' AND p.purpose = 'renewal' AND p.state = 'captured' AND p.captured - p.refund_reserved >= ${REFUNDED}
    AND EXISTS (SELECT FROM transfer t WHERE t.customer_id = p.customer_id AND t.cause_id = p.purpose_id AND t.kind = 'purchase')
  ORDER BY md5(p.customer_id::text), p.settled_at DESC LIMIT ${AT_MOST}`;

/* All of them are the same person's on the same day: measured are refunds, not requests for approval. */
const NO_DAY_LIMIT = `UPDATE staff_limit SET per_agent_day = 1000000000000000 WHERE per_agent_day < 1000000000000000`;

async function walletRefunds(context) {
  await context.client.query(NO_DAY_LIMIT);
  const { rows } = await context.client.query(REFUNDABLE);
  return orders(rows, context, ({ id: paymentId, currency }) => ({
    path: '/api/v1/refunds',
    body: {
      paymentId,
      amount: { amount: REFUNDED, currency },
      destination: 'wallet',
      reasonCode: 'noService',
      planEffect: 'keep',
      overrideReason: 'Measured',
    },
  }));
}

/** Money that moves through providers and back; each request is sent once. The sandbox answers at once. */
export const MONEY_OPERATIONS = [
  { key: 'topUp', name: 'top up by a saved card', ours: { requests: topUps } },
  {
    key: 'split',
    name: 'renew, wallet and card',
    ours: { requests: splitRenewals },
    target: { perSecond: 450 },
  },
  {
    key: 'refund',
    name: 'refund to the wallet',
    ours: { requests: walletRefunds },
    target: { perSecond: 450 },
  },
];
