import { csvLine } from '@ur-desk/domain/csv';
import { PLAN_FILE_COLUMNS, type PlanFileColumn } from '@ur-desk/domain/plan-files';

export const PLAN_FILE_HEADING = csvLine(PLAN_FILE_COLUMNS);

const CELLS: Record<PlanFileColumn, string> = {
  code: 'asia-10gb',
  kind: 'plan',
  family: '',
  name_en: 'Asia 10 GB',
  name_zh: '亚洲 10 GB',
  voice_seconds: '6000',
  sms_count: '0',
  data_mb: '10000',
  validity: '30 days',
  prices: 'CNY 39.00 floor 29.00',
  coverage: 'CN JP',
  regions: '',
  terms_en: '',
  terms_zh: '',
};

/** A line of a catalogue file; cells stand as they are given. */
export const catalogueLine = (cells: Partial<Record<PlanFileColumn, string>>): string =>
  `${PLAN_FILE_COLUMNS.map((column) => cells[column] ?? CELLS[column]).join(',')}\r\n`;
