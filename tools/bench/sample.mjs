/** What the load asks for: ids, phone parts, and lines whose wallet can pay for the cheapest plan. */
export async function loadSample(client) {
  await client.query('VACUUM ANALYZE');
  const customers = await client.query('SELECT id FROM customer ORDER BY md5(id::text) LIMIT 2000');
  const phones = await client.query(
    `SELECT substr(phone, length(phone) - 7, 7) AS part FROM customer_contact WHERE phone IS NOT NULL ORDER BY md5(customer_id::text) LIMIT 500`,
  );
  const plan = await client.query(
    `SELECT p.id, p.current_version_id AS version FROM plan p WHERE p.code = 'data-only-1gb'`,
  );
  const lines = await client.query(
    // One line of a customer: two would be paid from the same wallet, which may suffice for one. None whose plan ends meanwhile, none of
    // a customer whose wallet an automatic renewal may empty meanwhile, and none of those whose demo promotion has a budget that this run uses up: their quotes would rightly be refused.
    `SELECT * FROM (SELECT DISTINCT ON (l.customer_id) l.customer_id, l.id, a.currency FROM line l
     JOIN customer c ON c.id = l.customer_id AND c.status = 'active' AND NOT 'student' = ANY(c.tags)
     JOIN account a ON a.customer_id = l.customer_id AND a.code = 'wallet' AND a.credits - a.debits - a.held >= 1500
     WHERE l.state = 'active' AND NOT EXISTS (SELECT 1 FROM line r WHERE r.customer_id = l.customer_id AND r.auto_renew)
       AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.customer_id = l.customer_id AND s.line_id = l.id
       AND s.ends_at BETWEEN now() AND now() + interval '1 hour') ORDER BY l.customer_id, l.id) AS own ORDER BY md5(id::text) LIMIT 12000`,
  );
  return {
    ids: customers.rows.map((row) => row.id),
    phoneParts: phones.rows.map((row) => row.part),
    plan: plan.rows[0],
    lines: lines.rows.map((row) => ({ customerId: row.customer_id, lineId: row.id, currency: row.currency })),
  };
}

/** Gives the items one after the other, again and again. */
export function endless(items, request) {
  let index = 0;
  return () => request(items[index++ % items.length]);
}
