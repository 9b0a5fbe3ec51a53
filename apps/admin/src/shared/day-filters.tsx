import { DateInput } from 'react-admin';
import {
  addMs,
  endOfLocalDate,
  type Instant,
  isLocalDate,
  localDateAt,
  startOfLocalDate,
} from '@ur-desk/domain/kernel';
import { operatorZone } from './zones';

/** A day that is typed, as its first and its last instant on the operator's clock; half a date is none. */
export const firstOfDay = (date: string): string =>
  isLocalDate(date) ? startOfLocalDate(date, operatorZone()) : '';
export const lastOfDay = (date: string): string =>
  isLocalDate(date) ? addMs(endOfLocalDate(date, operatorZone()), -1) : '';
export const dayOf = (instant: Instant | undefined): string =>
  instant ? localDateAt(instant, operatorZone()) : '';

/** A list's filters for the days of a field: from the first, until the last, both included. */
export const dayFilters = (field: string) => [
  <DateInput key={`${field}-from`} source={`${field}_gte`} alwaysOn parse={firstOfDay} format={dayOf} />,
  <DateInput key={`${field}-until`} source={`${field}_lte`} alwaysOn parse={lastOfDay} format={dayOf} />,
];
