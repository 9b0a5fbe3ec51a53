import pg from 'pg';

/** `postgres:`, as TypeORM takes the scheme for the name of its driver. */
export const socketUrl = (socketDir, database) =>
  `postgres://postgres@/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}`;

/** Runs `work` with one connection of its own. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  // The server may go away while we are connected; without a listener that would end this process.
  client.on('error', () => {});
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
