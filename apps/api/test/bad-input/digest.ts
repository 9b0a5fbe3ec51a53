import { type DataSource } from 'typeorm';

/** What a refused call may leave behind: the count of tries and of refused events, and when a session was last seen. */
const NOT_READ = new Set(['migration', 'sign_in_attempt', 'provider_event_refusal']);
const OWN_DIGEST: Record<string, string> = {
  session: "id::text || coalesce(ended_at::text, '')",
};
/** A row's place and the transaction that wrote it: no insert, update or delete leaves these as they were. */
const ROW_DIGEST = 'ctid::text || xmin::text';

/** The next number for a transaction that writes: while it is the same, none has. */
const NEXT_WRITER = 'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS writer';

/**
 * The state of all tables in one short text, in one statement; equal texts mean that nothing was written. The tables are read
 * again only after a transaction that could have written.
 */
export async function digestReader(dataSource: DataSource): Promise<() => Promise<string>> {
  const tables = await dataSource.query<{ name: string }[]>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const parts = tables
    .filter(({ name }) => !NOT_READ.has(name))
    .map(
      ({ name }) => `SELECT '${name}' AS name, count(*) AS n,
        coalesce(sum(hashtextextended(${OWN_DIGEST[name] ?? ROW_DIGEST}, 0)::numeric), 0)::text AS hash FROM "${name}"`,
    );
  // Ordered, because parallel workers hand in their tables as they finish.
  const sql = `${parts.join(' UNION ALL ')} ORDER BY 1`;
  let known = { writer: '', text: '' };
  return async () => {
    const [next] = await dataSource.query<{ writer: string }[]>(NEXT_WRITER);
    const writer = next?.writer ?? '';
    if (writer !== known.writer) known = { writer, text: JSON.stringify(await dataSource.query(sql)) };
    return known.text;
  };
}

/** The names of the tables in which two digests differ. */
export function changedTables(before: string, after: string): string[] {
  const rows = (text: string) => JSON.parse(text) as { name: string; n: number; hash: string }[];
  const known = new Map(rows(before).map(({ name, n, hash }) => [name, `${n} ${hash}`]));
  return rows(after)
    .filter(({ name, n, hash }) => known.get(name) !== `${n} ${hash}`)
    .map(({ name }) => name);
}
