import { maskIccid, maskPhone } from '@ur-desk/domain/customers';
import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import {
  type NumberState,
  type NumberView,
  type StockProfileState,
  type StockProfileView,
} from '@ur-desk/domain/numbers';

/** Of whom the line is that has (or had) it; `n` is the stock's row. */
const WITH_LINE = 'LEFT JOIN line l ON l.id = n.line_id';

export const NUMBER_FROM = `stock_number n ${WITH_LINE}`;
export const NUMBER_COLUMNS = `n.id, n.msisdn, n.country, n.state, n.line_id, l.customer_id, n.rests_until, n.added_at`;
export const PROFILE_FROM = `stock_profile n ${WITH_LINE}`;
export const PROFILE_COLUMNS = `n.id, n.iccid, n.smdp_address, n.state, n.line_id, l.customer_id, n.added_at`;

interface StockRow {
  id: string;
  line_id: string | null;
  customer_id: string | null;
  added_at: Date;
}

export interface NumberRow extends StockRow {
  msisdn: string;
  country: string;
  state: NumberState;
  rests_until: Date | null;
}

export interface StockProfileRow extends StockRow {
  iccid: string;
  smdp_address: string;
  state: StockProfileState;
}

const placeOf = (row: StockRow) => ({
  lineId: row.line_id,
  customerId: row.customer_id,
  addedAt: row.added_at.toISOString(),
});

/** What a role may see of a number (rules 10). */
export const numberViewFor = (role: Role, row: NumberRow): NumberView => ({
  id: row.id,
  msisdn: seesContactsInClear(role) ? row.msisdn : maskPhone(row.msisdn),
  country: row.country,
  state: row.state,
  restsUntil: row.rests_until?.toISOString() ?? null,
  ...placeOf(row),
});

/** What a role may see of a SIM profile. */
export const stockProfileViewFor = (role: Role, row: StockProfileRow): StockProfileView => ({
  id: row.id,
  iccid: seesContactsInClear(role) ? row.iccid : maskIccid(row.iccid),
  smdpAddress: row.smdp_address,
  state: row.state,
  ...placeOf(row),
});
