import { type AuditAction, type AuditSubject } from '@ur-desk/domain/audit';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type ListSpec } from '../../platform/http/list-spec';

/** What every setting has beside what it says. */
export interface Setting {
  id: string;
  updatedAt: Instant;
  version: number;
}

/**
 * A kind of setting: a table whose rows are there from the first (or are added by a service of their own) and of which some columns
 * may be changed, each change under the row's version.
 */
export interface SettingKind<View extends Setting, Row extends object, Input extends object> {
  action: AuditAction;
  subject: AuditSubject;
  list: ListSpec;
  view: (row: Row) => View;
  /** What may be changed, and where it stands. Lists are `jsonb`. */
  columns: Readonly<Record<keyof Input & keyof View & string, string>>;
  /** Throws what is wrong with a change. */
  refuse?: (change: { before: View; after: View; input: Input }) => void;
}

/** Lets the compiler find out what a kind is about. */
export const defineSetting = <View extends Setting, Row extends object, Input extends object>(
  kind: SettingKind<View, Row, Input>,
): SettingKind<View, Row, Input> => kind;

/** Throws `not_found`. */
export async function settingById<View extends Setting, Row extends object, Input extends object>(
  em: EntityManager,
  { list, view }: SettingKind<View, Row, Input>,
  { id, lock = false }: { id: string; lock?: boolean },
): Promise<View> {
  const sql = `SELECT ${list.select} FROM ${list.from} WHERE ${list.id} = $1${lock ? ' FOR UPDATE' : ''}`;
  const rows = await em.query<Row[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return view(rows[0]);
}

/** What the driver makes a `jsonb` of. */
const stored = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value);

/** The caller holds the row's lock. */
export async function updateSetting<View extends Setting, Row extends object, Input extends object>(
  em: EntityManager,
  { list, columns }: SettingKind<View, Row, Input>,
  setting: View,
): Promise<void> {
  const fields = Object.keys(columns) as (keyof typeof columns)[];
  const changes = fields.map((field, index) => `${columns[field]} = $${index + 4}`);
  await em.query(
    `UPDATE ${list.table} SET ${changes.join(', ')}, updated_at = $2, version = $3 WHERE id = $1`,
    [setting.id, setting.updatedAt, setting.version, ...fields.map((field) => stored(setting[field]))],
  );
}
