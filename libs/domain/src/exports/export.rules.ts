import {
  type FieldProblemCode,
  type Instant,
  localDateAt,
  permits,
  Problem,
  type ProblemParams,
  type Role,
} from '../kernel';
import { EXPORT_COLUMNS } from './export-columns';
import { type CreateExportInput } from './export.inputs';
import { EXPORT_PERMISSIONS, type ExportList } from './export.types';

/** How many files one person can have made within an hour (reliability 2.4.1, decision 0420). */
export const MAX_EXPORTS_PER_HOUR = 20;
/** How many are written at once: by one person, and by one server (reliability 15.2.2). */
export const EXPORTS_AT_ONCE = { perPerson: 1, perServer: 2 } as const;

export const mayExport = (role: Role, list: ExportList): boolean =>
  permits(role, 'exports:create') && permits(role, EXPORT_PERMISSIONS[list]);

const wrong = (field: string, code: FieldProblemCode, params: ProblemParams = {}): Problem =>
  new Problem('validation_failed', {}, [{ field, code, params }]);

/**
 * Refuses what cannot be written: throws `not_permitted` where the role may not read the list, `validation_failed` for no
 * columns, unknown ones and repeated ones, and for a statement of nobody's wallet.
 */
export function checkExport(input: CreateExportInput, role: Role): void {
  const { list, columns, filter = {} } = input;
  if (!permits(role, EXPORT_PERMISSIONS[list]))
    throw new Problem('not_permitted', { permission: EXPORT_PERMISSIONS[list] });
  const known = Object.keys(EXPORT_COLUMNS[list]);
  if (columns.length === 0) throw wrong('columns', 'required');
  if (!columns.every((column) => known.includes(column)))
    throw wrong('columns', 'not_in_list', { values: known.join(', ') });
  if (new Set(columns).size < columns.length) throw wrong('columns', 'repeated');
  if (list === 'wallet-entries' && typeof filter['customerId'] !== 'string')
    throw wrong('filter', 'required');
}

/** What the file is called: `payments-2026-11-27.csv`, by the day in the chosen zone. */
export const exportFileName = (list: ExportList, now: Instant, zone: string): string =>
  `${list}-${localDateAt(now, zone)}.csv`;
