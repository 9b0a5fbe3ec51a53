import { countryCodeOf } from '../imports';
import {
  type FieldError,
  type FieldProblemCode,
  isCurrencyCode,
  isFieldProblemCode,
  parseMajor,
  Problem,
  validateInput,
} from '../kernel';
import { CreatePlanInput, editPlanContent, EMPTY_PLAN_CONTENT, type PlanPrice } from '../plans';
import {
  PLAN_FILE_COLUMNS,
  type PlanFileColumn,
  type PlanFileError,
  type PlanFileNames,
  type ReadPlanRow,
} from './plan-file.types';
import { MB_BYTES, UNLIMITED } from './plan-row.writer';

/** Where each column stands, and how many cells a row has. */
export interface PlanFilePlaces {
  of: ReadonlyMap<PlanFileColumn, number>;
  cells: number;
}

const headingOf = (cell: string): string => cell.normalize('NFKC').trim().toLowerCase();

/** Finds the columns, whatever their order and case. Throws `plan_file_columns` with those that are missing. */
export function planFilePlaces(headings: readonly string[]): PlanFilePlaces {
  const found = headings.map(headingOf);
  const missing = PLAN_FILE_COLUMNS.filter((column) => !found.includes(column));
  if (missing.length > 0) throw new Problem('plan_file_columns', { columns: missing.join(', ') });
  const of = new Map(PLAN_FILE_COLUMNS.map((column) => [column, found.indexOf(column)]));
  return { of, cells: headings.length };
}

/** The apostrophe with which a formula was neutralised, when a file of ours comes back (`csvCell`). */
const NEUTRALISED = /(^[\s\p{Cf}"';,]*?|[;,\t\r\n"]\s*)'(?=[\s\p{Cf}"';,]*[=+\-@＝＋－＠])/gu;

/** Which column holds a field of the input. */
function columnOf(field: string): PlanFileColumn {
  const [first = '', second] = field.split('.');
  if (first === 'name') return second === 'zh' ? 'name_zh' : 'name_en';
  if (first === 'terms') return second === 'zh' ? 'terms_zh' : 'terms_en';
  const columns: Record<string, PlanFileColumn> = {
    kind: 'kind',
    voiceSeconds: 'voice_seconds',
    smsCount: 'sms_count',
    dataBytes: 'data_mb',
    validity: 'validity',
    prices: 'prices',
    coverage: 'coverage',
    regions: 'regions',
  };
  return columns[first] ?? 'code';
}

/** The cells of one row, and what was found wrong in them. */
class PlanCells {
  readonly errors: PlanFileError[] = [];

  constructor(
    private readonly line: number,
    private readonly cells: readonly string[],
    private readonly places: PlanFilePlaces,
  ) {}

  wrong(column: PlanFileColumn, code: FieldProblemCode, params?: PlanFileError['params']): null {
    this.errors.push({ line: this.line, column, code, ...(params ? { params } : {}) });
    return null;
  }

  text(column: PlanFileColumn): string {
    const cell = this.cells[this.places.of.get(column) ?? -1] ?? '';
    return cell.replace(NEUTRALISED, '$1').replaceAll('\r\n', '\n').trim();
  }

  /** Text of a machine: full-width letters and digits count as the plain ones. */
  plain(column: PlanFileColumn): string {
    return this.text(column).normalize('NFKC');
  }

  /** What a plan grants: a number, `unlimited`, or empty for none. In steps of 1 / `perUnit`. */
  allowance(column: 'voice_seconds' | 'sms_count' | 'data_mb', perUnit = 1): number | null {
    const text = this.plain(column).replaceAll(',', '').toLowerCase();
    if (text === UNLIMITED || text === '不限') return null;
    if (text === '') return 0;
    const decimals = String(perUnit).length - 1;
    const [, whole = '', rest = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
    if (whole === '' || rest.length > decimals) return this.wrong(column, 'plan_file_number');
    return Number(whole + rest.padEnd(decimals, '0'));
  }

  validity(): { days?: number; months?: number } {
    const text = this.plain('validity').toLowerCase();
    const [, number = '', unit = ''] = /^(\d{1,5})\s*(days?|months?|天|个?月)$/.exec(text) ?? [];
    if (number === '') this.wrong('validity', text === '' ? 'required' : 'plan_file_validity');
    return unit.startsWith('d') || unit === '天' ? { days: Number(number) } : { months: Number(number) };
  }

  prices(): PlanPrice[] {
    const parts = this.plain('prices')
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return parts.flatMap((part) => this.price(part) ?? []);
  }

  private price(part: string): PlanPrice | null {
    const [, code = '', price = '', least = ''] =
      /^([A-Z]{3})\s+(\S+)\s+FLOOR\s+(\S+)$/.exec(part.toUpperCase()) ?? [];
    if (code === '') return this.wrong('prices', 'plan_file_price', { price: part.slice(0, 40) });
    if (!isCurrencyCode(code)) return this.wrong('prices', 'plan_file_currency', { currency: code });
    const [amount, floor] = [parseMajor(price, code), parseMajor(least, code)];
    if (amount === null || floor === null)
      return this.wrong('prices', 'plan_file_price', { price: part.slice(0, 40) });
    if (floor > amount)
      return this.wrong('prices', 'plan_file_floor', { currency: code, price, floor: least });
    return { currency: code, amount, floor };
  }

  coverage(): string[] {
    const names = this.plain('coverage')
      .split(/[\s,;、]+/)
      .filter((name) => name !== '');
    return names.flatMap(
      (name) =>
        countryCodeOf(name) ??
        this.wrong('coverage', 'plan_file_country', { country: name.slice(0, 40) }) ??
        [],
    );
  }

  regions(known: PlanFileNames['regions']): string[] {
    const codes = this.plain('regions')
      .split(/[\s,;、]+/)
      .filter((code) => code !== '');
    for (const code of codes)
      if (!known.has(code)) this.wrong('regions', 'region_unknown', { region: code.slice(0, 40) });
    return codes;
  }

  /** The code of the family; null: none. */
  family(known: ReadonlySet<string>): string | null {
    const code = this.plain('family');
    if (code === '') return null;
    return known.has(code)
      ? code
      : this.wrong('family', 'plan_family_unknown', { family: code.slice(0, 40) });
  }

  take(errors: readonly FieldError[]): void {
    for (const { field, code, params } of errors)
      this.wrong(columnOf(field), isFieldProblemCode(code) ? code : 'bad_format', {
        ...params,
      } as PlanFileError['params']);
  }
}

const inputOf = (cells: PlanCells, names: PlanFileNames): object => ({
  code: cells.plain('code'),
  kind: cells.plain('kind') || 'plan',
  name: { en: cells.text('name_en'), zh: cells.text('name_zh') },
  voiceSeconds: cells.allowance('voice_seconds'),
  smsCount: cells.allowance('sms_count'),
  dataBytes: cells.allowance('data_mb', MB_BYTES),
  validity: cells.validity(),
  prices: cells.prices(),
  coverage: cells.coverage(),
  regions: cells.regions(names.regions),
  terms: { en: cells.text('terms_en'), zh: cells.text('terms_zh') },
});

/** A row of a catalogue file, or everything that is wrong in it, by column. The limits are those of the form. */
export function readPlanRow(
  { line, cells }: { line: number; cells: readonly string[] },
  { places, names }: { places: PlanFilePlaces; names: PlanFileNames },
): ReadPlanRow {
  const read = new PlanCells(line, cells, places);
  if (cells.length !== places.cells)
    read.wrong('code', 'column_count', { expected: places.cells, found: cells.length });
  const plain = inputOf(read, names);
  const family = read.family(names.families);
  if (read.errors.length === 0) {
    const { input, errors } = validateInput(CreatePlanInput, plain);
    if (input) return checkedRow(read, { line, family, input, names });
    read.take(errors);
  }
  return { row: null, errors: read.errors };
}

interface CheckedCells {
  line: number;
  family: string | null;
  input: CreatePlanInput;
  names: PlanFileNames;
}

function checkedRow(read: PlanCells, { line, family, input, names }: CheckedCells): ReadPlanRow {
  try {
    const content = editPlanContent(EMPTY_PLAN_CONTENT, input, names.regions);
    return { row: { line, code: input.code, kind: input.kind ?? 'plan', family, content }, errors: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    read.take(error.errors);
    return { row: null, errors: read.errors };
  }
}
