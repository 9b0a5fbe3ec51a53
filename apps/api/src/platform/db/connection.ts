import { type Duplex } from 'node:stream';
import { type Pool, types } from 'pg';
import { type DataSource, type DataSourceOptions } from 'typeorm';

const INT8_OID = 20;
const NUMERIC_OID = 1700;

/** Money and counts are safe integers (rules 1): a bigint beyond them is refused, never rounded. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`beyond a safe integer: ${text}`);
  return value;
}

types.setTypeParser(INT8_OID, safeInteger);
/** Sums of bigints come back as numeric; here they are whole numbers. */
types.setTypeParser(NUMERIC_OID, (text: string) => (/^-?\d+$/.test(text) ? safeInteger(text) : Number(text)));

/** Server-side limits of a connection, in milliseconds (reliability 2.3). */
export interface ConnectionLimits {
  statement_timeout: number;
  lock_timeout: number;
  idle_in_transaction_session_timeout: number;
}

/** Somebody waits for the answer. */
const INTERACTIVE: ConnectionLimits = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** Building an index on a big table takes longer than an interactive statement may; others still must not wait for its lock. */
export const MIGRATING: ConnectionLimits = { ...INTERACTIVE, statement_timeout: 10 * 60_000 };

const startupOptions = (limits: ConnectionLimits): string =>
  Object.entries(limits)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** How every process of ours connects. The schema only ever changes by migrations. */
export const connectionOptions = (url: string, poolSize: number, limits = INTERACTIVE) =>
  ({
    type: 'postgres',
    url,
    synchronize: false,
    migrationsRun: false,
    migrationsTableName: 'migration',
    installExtensions: false,
    logging: false,
    extra: {
      max: poolSize,
      connectionTimeoutMillis: 2_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      pipeline: true,
      options: startupOptions(limits),
    },
  }) as const satisfies DataSourceOptions;

/** What the driver keeps to itself: the socket of a connection. */
type Connected = { connection: { stream: Duplex } };

/**
 * Statements that are sent in the same turn of the event loop leave in one packet, at its end: what is sent behind an `await` of something
 * that is there already belongs to it. A packet wakes the server, which on a machine with few cores costs more than many a statement; what
 * `Transaction` sends together would otherwise wake it once per statement.
 */
export function sendTogether(dataSource: DataSource): void {
  const { master } = dataSource.driver as unknown as { master: Pool };
  master.on('connect', (client) => {
    const { stream } = (client as unknown as Connected).connection;
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const corked = (...args: unknown[]): unknown => {
      stream.cork();
      setImmediate(() => stream.uncork());
      return query(...args);
    };
    client.query = corked as typeof client.query;
  });
}
