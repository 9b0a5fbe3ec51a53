import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What staff wrote of customers, sealed with the customer's key. */
export class Notes1790000125000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE note (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      author_id uuid NOT NULL,
      author text NOT NULL,
      text_sealed bytea NOT NULL,
      edited_at timestamptz,
      removed_at timestamptz,
      created_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT note_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT note_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
    )`);
    await runner.query('CREATE INDEX note_id ON note (id)');
    await runner.query('CREATE INDEX note_customer_created_at ON note (customer_id, created_at, id)');
    await runner.query('CREATE INDEX note_created_at ON note (created_at, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
