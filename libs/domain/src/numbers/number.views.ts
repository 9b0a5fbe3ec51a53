import { Id, InstantField, JsonObject, NestedList, OneOf, Text, Whole } from '../kernel';
import {
  NUMBER_STATES,
  type NumberState,
  STOCK_ERRORS_NAMED,
  STOCK_PROFILE_STATES,
  type StockProfileState,
} from './number.types';

/** A phone number of our stock, whatever it is used for. */
export class NumberView {
  @Id() id: string;
  @Text({ max: 40, description: 'E.164; masked for roles that do not see contacts' }) msisdn: string;
  @Text({ max: 2, description: 'ISO 3166' }) country: string;
  @OneOf(NUMBER_STATES) state: NumberState;
  @Id({ nullable: true, description: 'that has it, or had it last' }) lineId: string | null;
  @Id({ nullable: true, description: 'of the line' }) customerId: string | null;
  @InstantField({ nullable: true, description: 'of a resting one' }) restsUntil: string | null;
  @InstantField() addedAt: string;
}

/** A SIM profile of our stock. Its activation code is not shown before a line has it. */
export class StockProfileView {
  @Id() id: string;
  @Text({ max: 40, description: 'masked for roles that do not see contacts' }) iccid: string;
  @Text({ max: 253 }) smdpAddress: string;
  @OneOf(STOCK_PROFILE_STATES) state: StockProfileState;
  @Id({ nullable: true }) lineId: string | null;
  @Id({ nullable: true, description: 'of the line' }) customerId: string | null;
  @InstantField() addedAt: string;
}

export class StockRowErrorView {
  @Whole({ min: 1, description: 'of the text' }) line: number;
  @Text({ max: 60, description: 'what is wrong with it' }) code: string;
  @JsonObject({ description: 'of the code' }) params: Record<string, unknown>;
}

/** What was taken in; rows that were wrong are left out. */
export class StockAddedView {
  @Whole() added: number;
  @Whole() rejected: number;
  @NestedList(() => StockRowErrorView, { max: STOCK_ERRORS_NAMED, description: 'the first ones' })
  errors: StockRowErrorView[];
}
