/** The least that could answer the same questions: `node:http`, `pg`, prepared statements; no sign-in, rights, checks or audit. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const COLUMNS = 'c.*, k.name, k.phone, k.email, k.phone_verified_at, k.email_verified_at, k.custom_fields';
const FROM = 'customer c JOIN customer_contact k ON k.customer_id = c.id';

const byId = async (id) =>
  (await pool.query({ name: 'by-id', text: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, values: [id] }))
    .rows[0];

const firstPage = async () =>
  (
    await pool.query({
      name: 'page',
      text: `SELECT ${COLUMNS} FROM ${FROM} ORDER BY c.created_at DESC, c.id DESC LIMIT 25`,
    })
  ).rows;

/** Unnamed, because a generic plan would not use the trigram index. */
const search = async (q) =>
  (await pool.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE k.search_text LIKE $1 LIMIT 20`, [`%${q}%`])).rows;

const named = (client, name, text, values) => client.query({ name, text, values });

/** Lock, two accounts, transfer, lot of the wallet, payment, subscription: the rows that a renewal cannot do without. */
async function renew({ customerId, lineId, currency, plan, price }) {
  const client = await pool.connect();
  const [payment, renewal, subscription, transfer] = Array.from({ length: 4 }, () => randomUUID());
  try {
    await client.query('BEGIN');
    await named(client, 'lock', 'SELECT id FROM customer WHERE id = $1 FOR NO KEY UPDATE', [customerId]);
    const { rows } = await named(
      client,
      'end',
      `SELECT coalesce(max(ends_at), now()) AS at FROM subscription WHERE line_id = $1 AND customer_id = $2 AND state <> 'revoked'`,
      [lineId, customerId],
    );
    await named(
      client,
      'debit',
      `UPDATE account SET debits = debits + $2 WHERE customer_id = $1 AND code = 'wallet'`,
      [customerId, price],
    );
    await named(
      client,
      'credit',
      `INSERT INTO account (customer_id, code, currency, debits, credits, held) VALUES ($1, 'revenue', $3, 0, $2, 0)
       ON CONFLICT (customer_id, code) DO UPDATE SET credits = account.credits + $2`,
      [customerId, price, currency],
    );
    await named(
      client,
      'pay',
      `INSERT INTO payment (customer_id, id, reference, provider, purpose, purpose_id, amount, currency, captured, refund_reserved, state, attempts, created_at, settled_at)
       VALUES ($1, $2, $3, 'wallet', 'renewal', $4, $5, $6, $5, 0, 'captured', 1, now(), now())`,
      [customerId, payment, payment, renewal, price, currency],
    );
    await named(
      client,
      'transfer',
      `INSERT INTO transfer (id, customer_id, at, kind, debit_code, credit_code, currency, amount, cause_kind, cause_id, cause_reference, actor_kind, actor_id)
       VALUES ($1, $2, now(), 'purchase', 'wallet', 'revenue', $3, $4, 'renewal', $5, '', 'system', $5)`,
      [transfer, customerId, currency, price, renewal],
    );
    await named(
      client,
      'wallet-lot',
      `WITH l AS (SELECT customer_id, id FROM wallet_lot WHERE customer_id = $1 AND open AND remaining >= $2 LIMIT 1), taken AS (
         UPDATE wallet_lot w SET remaining = w.remaining - $2, open = w.remaining > $2 FROM l WHERE w.customer_id = l.customer_id AND w.id = l.id)
       INSERT INTO wallet_take (customer_id, lot_id, transfer_id, amount) SELECT customer_id, id, $3, $2 FROM l`,
      [customerId, price, transfer],
    );
    await named(
      client,
      'subscribe',
      `INSERT INTO subscription (id, customer_id, reference, line_id, plan_id, plan_version_id, state, starts_at, ends_at, anchor_day, zone, created_at)
       VALUES ($1::uuid, $2, $1::uuid::text, $3, $4, $5, 'queued', $6, $6::timestamptz + interval '7 days', 1, 'UTC', now())`,
      [subscription, customerId, lineId, plan.id, plan.version, rows[0].at],
    );
    await named(
      client,
      'lot',
      `INSERT INTO allowance_lot (id, customer_id, line_id, subscription_id, kind, origin, granted, remaining, valid_from, expires_at)
       VALUES ($1, $2, $3, $4, 'data', 'plan', 1000000000, 1000000000, $5, $5::timestamptz + interval '7 days')`,
      [randomUUID(), customerId, lineId, subscription, rows[0].at],
    );
    await client.query('COMMIT');
    return { subscription };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://bare');
  if (pathname === '/renewals') return renew(await bodyOf(request));
  if (pathname === '/search') return search(searchParams.get('q'));
  if (pathname === '/customers') return firstPage();
  return byId(pathname.split('/')[2]);
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    },
    (error) => {
      console.error(error.message);
      response.statusCode = 500;
      response.end();
    },
  );
});

// Whoever measures is gone: nobody needs an answer any more, and the next one needs the port.
process.on('disconnect', () => process.exit());

server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
