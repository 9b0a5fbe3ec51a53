import { types } from 'pg';
import { type DataSourceOptions } from 'typeorm';

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

/** Server-side limits of an interactive connection, in milliseconds (reliability 2.3). */
const LIMITS = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};

const startupOptions = Object.entries(LIMITS)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** How every process of ours connects. The schema only ever changes by migrations. */
export const connectionOptions = (url: string, poolSize: number) =>
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
      options: startupOptions,
    },
  }) as const satisfies DataSourceOptions;
