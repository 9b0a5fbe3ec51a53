import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The ids of those whose search text contains all patterns, the likeliest first. The pattern stands in the statement itself, which is
 * planned anew for each: a plan for any pattern cannot know whether the trigram index helps. As a function it is one part of a statement that
 * else is planned once, in one round trip.
 *
 * The likeliest has the whole phrase, at the start of a word, as near as can be to the start of the text: who presses Enter at once must
 * land where he meant to. Only so many (500) are put in order; whoever meets more has to type more anyway.
 *
 * `patterns`: for LIKE, the one that the index looks up first. `masked`: only the part of the text that roles without contacts may search.
 */
const CUSTOMERS_CONTAINING = `
CREATE FUNCTION customers_containing(patterns text[], phrase text, masked boolean, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE ROWS 12 AS $$
DECLARE
  seen text := CASE WHEN masked THEN 'split_part(k.search_text, ''|'', 1)' ELSE 'k.search_text' END;
  -- One pattern in clear is the most frequent search: what the index found need not be compared once more.
  others text := CASE WHEN masked OR cardinality(patterns) > 1 THEN format('AND %s LIKE ALL ($1)', seen) ELSE '' END;
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT id FROM (SELECT k.customer_id AS id, %s AS text FROM customer_contact k WHERE k.search_text LIKE %L %s LIMIT 500) AS met
     ORDER BY nullif(position('' '' || $2 IN text), 0), nullif(position($2 IN text), 0), id LIMIT $3',
    seen, patterns[1], others) USING patterns, phrase, most;
END $$`;

export class CustomersContaining1790000133000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CUSTOMERS_CONTAINING);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
