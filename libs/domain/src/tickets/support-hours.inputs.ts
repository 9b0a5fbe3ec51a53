import { Id, InstantField, OneOfList, Text, TextList, Whole } from '../kernel';
import { WEEKDAYS, type Weekday } from './support-hours.rules';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_HOLIDAYS = 400;
const DATE_LENGTH = 'YYYY-MM-DD'.length;

/** When somebody is there to answer customers. A field that is left out stays as it is. */
export class UpdateSupportHoursInput {
  @Text({ max: 5, pattern: CLOCK, optional: true, description: '`09:00`, on the operator’s clock' })
  opensAt?: string;

  @Text({ max: 5, pattern: CLOCK, optional: true, description: '`21:00`, on the operator’s clock' })
  closesAt?: string;

  @OneOfList(WEEKDAYS, { optional: true, description: 'the days on which somebody is there' })
  weekdays?: Weekday[];

  @TextList({
    max: MOST_HOLIDAYS,
    each: DATE_LENGTH,
    optional: true,
    description: '`2027-01-01`: nobody is there',
  })
  holidays?: string[];
}

export class SupportHoursView {
  @Id() id: string;
  @Text({ max: 5 }) opensAt: string;
  @Text({ max: 5 }) closesAt: string;
  @OneOfList(WEEKDAYS) weekdays: Weekday[];
  @TextList({ max: MOST_HOLIDAYS, each: DATE_LENGTH }) holidays: string[];
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}
