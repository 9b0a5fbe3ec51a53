import { csvLine } from '../csv';
import { type CurrencyCode, money, minorToDecimal } from '../kernel';
import { type PlanContent, type PlanKind, type PlanVersionState } from '../plans';
import { PLAN_FILE_COLUMNS } from './plan-file.types';

/** Bytes of the megabyte in which a file says data: large numbers of bytes do not survive a spreadsheet. */
export const MB_BYTES = 1_000_000;
export const UNLIMITED = 'unlimited';

const count = (value: number | null): string => (value === null ? UNLIMITED : String(value));

function megabytes(bytes: number | null): string {
  if (bytes === null) return UNLIMITED;
  const rest = String(bytes % MB_BYTES)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(bytes / MB_BYTES));
  return rest === '' ? whole : `${whole}.${rest}`;
}

const decimal = (amount: number, currency: CurrencyCode): string => minorToDecimal(money(amount, currency));

const pricesText = (prices: PlanContent['prices']): string =>
  prices
    .map(
      (one) =>
        `${one.currency} ${decimal(one.amount, one.currency)} floor ${decimal(one.floor, one.currency)}`,
    )
    .join('; ');

/** A plan as a line of the catalogue file. */
export interface PlanFilePlan {
  code: string;
  kind: PlanKind;
  /** The code of its family; null: none. */
  family: string | null;
  state: PlanVersionState;
  versionNo: number;
  content: PlanContent;
}

/** The headings: what is read back, and then what is only told. */
export const planFileHeading = (): string => csvLine([...PLAN_FILE_COLUMNS, 'version', 'state']);

/** One plan. What `readPlanRow` reads from it is the same content. */
export function planFileLine({ code, kind, family, state, versionNo, content }: PlanFilePlan): string {
  const { name, validity, coverage, terms } = content;
  return csvLine([
    code,
    kind,
    family ?? '',
    name.en,
    name.zh,
    count(content.voiceSeconds),
    count(content.smsCount),
    megabytes(content.dataBytes),
    'days' in validity ? `${validity.days} days` : `${validity.months} months`,
    pricesText(content.prices),
    coverage.join(' '),
    content.regions.map((region) => region.code).join(' '),
    terms.en,
    terms.zh,
    versionNo,
    state,
  ]);
}
