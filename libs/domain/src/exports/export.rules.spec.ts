import { type Problem, type Role, ROLES } from '../kernel';
import { exportColumnsOf } from './export-columns';
import { type CreateExportInput } from './export.inputs';
import { checkExport, exportFileName, mayExport } from './export.rules';
import { EXPORT_LISTS, type ExportList } from './export.types';

const asked = (changes: Partial<CreateExportInput> = {}): CreateExportInput => ({
  list: 'payments',
  columns: ['reference', 'amount'],
  zone: 'UTC',
  locale: 'en',
  ...changes,
});

const refusal = (input: CreateExportInput, role: Role = 'finance') => {
  try {
    checkExport(input, role);
    return null;
  } catch (error) {
    const { code, errors } = error as Problem;
    return [code, ...errors.map((one) => `${one.field}:${one.code}`)];
  }
};

describe('checkExport', () => {
  it.each<[string, Partial<CreateExportInput>, Role, string[] | null]>([
    ['what the role may read', {}, 'finance', null],
    ['a list that the role may not read', {}, 'marketing', ['not_permitted']],
    ['no columns', { columns: [] }, 'finance', ['validation_failed', 'columns:required']],
    ['an unknown column', { columns: ['token'] }, 'finance', ['validation_failed', 'columns:not_in_list']],
    ['an inherited name', { columns: ['toString'] }, 'finance', ['validation_failed', 'columns:not_in_list']],
    [
      'a column twice',
      { columns: ['amount', 'amount'] },
      'finance',
      ['validation_failed', 'columns:repeated'],
    ],
    [
      'the statement of nobody',
      { list: 'wallet-entries', columns: ['at'] },
      'finance',
      ['validation_failed', 'filter:required'],
    ],
    [
      'the statement of somebody',
      { list: 'wallet-entries', columns: ['at'], filter: { customerId: 'x' } },
      'finance',
      null,
    ],
  ])('%s', (_what, changes, role, expected) => expect(refusal(asked(changes), role)).toEqual(expected));
});

it('an agent takes no lists away, and nobody one that he may not read', () => {
  const allowed = (role: Role): ExportList[] => EXPORT_LISTS.filter((list) => mayExport(role, list));
  expect(Object.fromEntries(ROLES.map((role) => [role, allowed(role).length]))).toEqual({
    agent: 0,
    supervisor: EXPORT_LISTS.length,
    marketing: 4,
    finance: EXPORT_LISTS.length,
    admin: EXPORT_LISTS.length,
    auditor: EXPORT_LISTS.length,
  });
});

it('every column has a heading in both languages, and no two of a list have the same', () => {
  for (const columns of EXPORT_LISTS.map(exportColumnsOf)) {
    for (const locale of ['en', 'zh'] as const) {
      const labels = Object.values(columns).map(({ label }) => label[locale]);
      expect(labels.every(Boolean)).toBe(true);
      expect(new Set(labels).size).toBe(labels.length);
    }
  }
});

it('names the file by the day in the zone', () =>
  expect(exportFileName('payments', '2026-11-27T17:00:00.000Z', 'Asia/Shanghai')).toBe(
    'payments-2026-11-28.csv',
  ));
