import { MONEY_OPERATIONS } from './money-operations.mjs';
import { makeFiftyPromotions, PROMOTION_WORK } from './promotion-operations.mjs';
import { endless } from './sample.mjs';

const RENEWALS = 4_000;
const QUOTES_AT_ONCE = 10;

const quoteBody = (sample) => (line) => ({
  customerId: line.customerId,
  lineId: line.lineId,
  planId: sample.plan.id,
  policy: 'queue',
  payment: { useWallet: true },
  channel: 'agent',
});

/** Half of the lines at the most, so that both servers get some. */
const takeLines = ({ lines }) => lines.splice(0, Math.min(RENEWALS, Math.ceil(lines.length / 2)));

/** What the bare server takes for a renewal, minor units. */
const BARE_PRICE = 300;

/** Those whose wallet can still pay: automatic renewals may have taken their money since the sample was drawn. */
async function stillPayable({ client, sample }) {
  const { rows } = await client.query(
    `SELECT customer_id FROM account WHERE code = 'wallet' AND credits - debits - held >= $1 AND customer_id = ANY($2)`,
    [BARE_PRICE, sample.lines.map((line) => line.customerId)],
  );
  const able = new Set(rows.map((row) => row.customer_id));
  return sample.lines.splice(0, RENEWALS).filter((line) => able.has(line.customerId));
}

/** Quotes to be taken up, each by one renewal of a customer of its own. */
async function quotesFor({ sample }, server) {
  const lines = takeLines(sample);
  if (lines.length < 100)
    throw new Error('too few wallets are left: delete the folder data/bench-* and run again');
  const body = quoteBody(sample);
  const quotes = [];
  const take = async () => {
    for (let line = lines.pop(); line; line = lines.pop()) {
      const answer = await fetch(`${server.base}/api/v1/quotes`, {
        method: 'POST',
        headers: { ...server.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body(line)),
      });
      const quote = await answer.json();
      if (answer.ok && quote.price.missing.amount === 0) quotes.push(quote);
    }
  };
  await Promise.all(Array.from({ length: QUOTES_AT_ONCE }, take));
  return quotes;
}

/** What is measured, on ours and, where there is something to compare with, on the bare server. */
export const OPERATIONS = [
  {
    key: 'byId',
    name: 'one customer by id',
    ours: { requests: ({ sample }) => endless(sample.ids, (id) => ({ path: `/api/v1/customers/${id}` })) },
    bare: { requests: ({ sample }) => endless(sample.ids, (id) => ({ path: `/customers/${id}` })) },
    target: { ofBare: 0.4 },
  },
  {
    key: 'firstPage',
    name: 'first page of 25, newest first',
    ours: {
      requests: () => () => ({
        path: `/api/v1/customers?sort=${encodeURIComponent('["createdAt","DESC"]')}&range=${encodeURIComponent('[0,24]')}`,
      }),
    },
    bare: { requests: () => () => ({ path: '/customers' }) },
    target: { perSecond: 1_000 },
  },
  {
    key: 'search',
    name: 'contains-search, few hits',
    ours: {
      requests: ({ sample }) =>
        endless(sample.phoneParts, (q) => ({ method: 'POST', path: '/api/v1/search', body: { q } })),
    },
    bare: { requests: ({ sample }) => endless(sample.phoneParts, (q) => ({ path: `/search?q=${q}` })) },
    target: { ofBare: 0.6 },
  },
  {
    key: 'overview',
    name: 'customer page, above the fold',
    ours: {
      requests: ({ sample }) => endless(sample.ids, (id) => ({ path: `/api/v1/customers/${id}/overview` })),
    },
    target: { perSecond: 300 },
  },
  {
    key: 'quote',
    name: 'price a renewal',
    ours: {
      requests: ({ sample }) =>
        endless(sample.lines, (line) => ({
          method: 'POST',
          path: '/api/v1/quotes',
          body: quoteBody(sample)(line),
        })),
    },
    target: { perSecond: 1_500 },
  },
  {
    key: 'renewal',
    name: 'renew from the wallet, end to end',
    ours: {
      requests: async (context, server) =>
        (await quotesFor(context, server)).map((quote) => ({
          method: 'POST',
          path: '/api/v1/renewals',
          body: { quoteId: quote.id, quoteHash: quote.hash },
          headers: { 'idempotency-key': context.newKey() },
        })),
    },
    bare: {
      requests: async (context) =>
        (await stillPayable(context)).map((line) => ({
          method: 'POST',
          path: '/renewals',
          body: { ...line, plan: context.sample.plan, price: BARE_PRICE },
        })),
    },
    target: { perSecond: 300 },
  },
  ...MONEY_OPERATIONS,
  ...PROMOTION_WORK,
  // Last: the promotions stay, and every price after them is judged by them.
  {
    key: 'quoteFifty',
    name: 'price a renewal with 50 live promotions',
    ours: {
      requests: async (context) => {
        await makeFiftyPromotions(context);
        return endless(context.sample.lines, (line) => ({
          method: 'POST',
          path: '/api/v1/quotes',
          body: quoteBody(context.sample)(line),
        }));
      },
    },
    target: { perSecond: 1_500 },
  },
];
