import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Ways to look at a list that staff keep under a name. */
export class SavedViews1790000134000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE saved_view (
      id uuid NOT NULL,
      list text NOT NULL,
      owner_id uuid NOT NULL,
      name text NOT NULL,
      shared boolean NOT NULL,
      filter text NOT NULL,
      sort_field text NOT NULL,
      sort_direction text NOT NULL,
      columns jsonb,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT saved_view_pkey PRIMARY KEY (id),
      CONSTRAINT saved_view_name_key UNIQUE (owner_id, list, name),
      CONSTRAINT saved_view_owner_fkey FOREIGN KEY (owner_id) REFERENCES staff (id)
    )`);
    await runner.query('CREATE INDEX saved_view_shared ON saved_view (list) WHERE shared');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
