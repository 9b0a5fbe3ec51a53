import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type Db } from '../../platform/db/db';
import { type ExportPage } from '../../platform/exports/export-pages';
import { PERSON_SECTIONS, type PersonSection } from './person-section';

/** Rows that are read at once; bodies of messages are opened in memory. */
const AT_ONCE = 500;

/** What the file says of itself, so that it can be read without us. */
const ABOUT = {
  product: 'UR Desk',
  format: 1,
  notes:
    'Everything that is kept about one customer. Amounts are integers in the smallest unit of the currency beside them; ' +
    'allowances are seconds, messages and bytes; times are UTC. Colleagues are not named. Card numbers are not kept.',
} as const;

type Row = Record<string, unknown>;

const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const plainName = (column: string): string => column.replace('::text', '');

/** The statement for one page of a section: what is written, what is opened first, and where the next page begins. */
function pageSql({ table, owner = 'customer_id', key, columns, more = {}, sealed = {} }: PersonSection) {
  const written = [
    ...columns.map((column) => `t.${column} AS "${camelCase(plainName(column))}"`),
    ...Object.entries({ ...more, ...sealed }).map(([name, sql]) => `${sql} AS "${name}"`),
  ];
  const keys = key.map((column) => `t.${column}`).join(', ');
  const values = key.map((_, index) => `$${index + 2}`).join(', ');
  const select = `SELECT ${written.join(', ')}, ARRAY[${key.map((column) => `t.${column}::text`).join(', ')}] AS "pageKey"
    FROM ${table} t WHERE t.${owner} = $1`;
  const order = `ORDER BY ${keys} LIMIT ${AT_ONCE}`;
  return { first: `${select} ${order}`, next: `${select} AND (${keys}) > (${values}) ${order}` };
}

interface OfPerson {
  customerId: string;
  section: PersonSection;
}

/** Opens what is sealed. Null where the person was erased. */
async function opened(db: Db, em: EntityManager, { customerId, section, rows }: OfPerson & { rows: Row[] }) {
  const names = Object.keys(section.sealed ?? {});
  const sealed = rows.flatMap((row) => names.map((name) => ({ row, name })));
  const values = await db.openSealedOf(
    em,
    sealed.map(({ row, name }) => ({ customerId, sealed: row[name] as Buffer | null })),
  );
  sealed.forEach(({ row, name }, index) => {
    row[name] = values[index];
  });
}

const readPage = (
  db: Db,
  of: OfPerson,
  { sql, after }: { sql: string; after: readonly string[] },
): Promise<Row[]> =>
  db.read(async (em) => {
    const rows = await em.query<Row[]>(sql, [of.customerId, ...after]);
    await opened(db, em, { ...of, rows });
    return rows;
  });

async function* rowsOf(db: Db, of: OfPerson): AsyncGenerator<Row[], void> {
  const { first, next } = pageSql(of.section);
  for (let after: readonly string[] | null = []; after;) {
    const rows: Row[] = await readPage(db, of, { sql: after.length === 0 ? first : next, after });
    yield rows;
    const last = rows.at(-1);
    after = last && rows.length === AT_ONCE ? (last['pageKey'] as string[]) : null;
  }
}

/** JSON leaves out what is undefined. */
const jsonOf = (row: Row): string => JSON.stringify({ ...row, pageKey: undefined });

/**
 * Everything about a person as the text of a JSON file, section by section and page by page: memory does not depend on how much there
 * is. Each page is a statement of its own, so that a slow reader holds no connection; the file is no snapshot.
 */
export async function* personPages(
  db: Db,
  { customerId, madeAt }: { customerId: string; madeAt: Instant },
): AsyncGenerator<ExportPage, void> {
  let text = `{\n"about": ${JSON.stringify({ ...ABOUT, madeAt })}`;
  for (const [name, section] of Object.entries(PERSON_SECTIONS)) {
    text += `,\n"${name}": [`;
    let separator = '\n';
    for await (const rows of rowsOf(db, { customerId, section })) {
      for (const row of rows) {
        text += separator + jsonOf(row);
        separator = ',\n';
      }
      yield { text, rows: rows.length };
      text = '';
    }
    text = ']';
  }
  yield { text: `${text}\n}\n`, rows: 0 };
}
