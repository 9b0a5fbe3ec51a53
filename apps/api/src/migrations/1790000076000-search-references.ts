import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whose references are searched by how they begin. */
const BY_BEGINNING = [
  'payment',
  'top_up',
  'offline_payment',
  'renewal',
  'subscription',
  'refund',
  'dispute',
  'adjustment',
  'approval_request',
  'account_closing',
];
/** Those that customers read out. */
const BY_END = BY_BEGINNING.filter((table) => table !== 'top_up' && table !== 'subscription');

/**
 * A record is found by a part of its reference. How it begins is a range of the unique index, in the order of the characters
 * whatever the database's locale is; the index of the last four characters is one more per table, so only those have it
 * whose references leave the house.
 */
export class SearchReferences1790000076000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of BY_BEGINNING)
      await runner.query(`ALTER TABLE ${table} ALTER reference TYPE text COLLATE "C"`);
    for (const table of BY_END)
      await runner.query(`CREATE INDEX ${table}_reference_end ON ${table} (right(reference, 4))`);
    await runner.query(`CREATE INDEX account_closing_created_at ON account_closing (created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
