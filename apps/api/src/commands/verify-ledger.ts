import 'reflect-metadata';
import { toInstant } from '@ur-desk/domain/kernel';
import { type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { buildDataSource } from '../data-source';
import { verifyLedger } from '../features/ledger/verification.queries';

const DIFFERENT = 1;
const NOT_VERIFIED = 2;

function print({ transfers, totals, differences, differenceCount }: LedgerVerificationView): void {
  console.log(`${transfers} transfers read`);
  for (const { currency, debits, credits } of totals)
    console.log(`  ${currency}  debits ${debits.amount}  credits ${credits.amount}`);
  for (const { check, customerId, subject, expected, found } of differences)
    console.log(
      `  ${check}: ${subject} of customer ${customerId ?? '-'}: expected ${expected}, found ${found}`,
    );
  console.log(
    differenceCount === 0 ? 'The ledger is sound.' : `The ledger has ${differenceCount} differences.`,
  );
}

/**
 * Proves the ledger of `DATABASE_URL` on one snapshot and says so. Exit code 0: sound; 1: it has differences, each printed;
 * 2: it could not be verified.
 */
async function verify(): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing');
  const dataSource = await buildDataSource(url, 1).initialize();
  try {
    const verification = await dataSource.transaction('REPEATABLE READ', async (em) => {
      await em.query('SET TRANSACTION READ ONLY');
      return verifyLedger(em, toInstant(Date.now()));
    });
    print(verification);
    return verification.sound ? 0 : DIFFERENT;
  } finally {
    await dataSource.destroy();
  }
}

verify().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(NOT_VERIFIED);
  },
);
