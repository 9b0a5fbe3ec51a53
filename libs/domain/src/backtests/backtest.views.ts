import {
  CURRENCY_CODES,
  CurrencyField,
  type CurrencyCode,
  DateField,
  Flag,
  Id,
  type Instant,
  InstantField,
  type LocalDate,
  NestedList,
  OneOf,
  Text,
  Whole,
} from '../kernel';
import { MAX_BACKTEST_DAYS } from './backtest.inputs';
import { BACKTEST_MODES, BACKTEST_STATES, type BacktestMode, type BacktestState } from './backtest.types';

export class BacktestSumView {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole()
  renewals: number;

  @Whole({ description: 'renewals that would have used it' })
  uses: number;

  @Whole({ description: 'what it would have taken off, minor units' })
  discountMinor: number;

  @Whole({ description: 'what would have been paid, minor units' })
  revenueMinor: number;

  @Whole({ description: 'what was paid, minor units' })
  bookedMinor: number;

  @Whole({
    description: 'renewals whose booked price could not be made again: 0, or the result is not to be trusted',
  })
  differing: number;
}

export class BacktestDayView extends BacktestSumView {
  @DateField({ description: 'the operator’s day' })
  day: LocalDate;
}

export class BacktestView {
  @Id()
  id: string;

  @Id()
  promotionId: string;

  @Text({ max: 40 })
  promotionCode: string;

  @Whole({ min: 1, description: 'which version, as it said then' })
  versionNo: number;

  @OneOf(BACKTEST_MODES)
  mode: BacktestMode;

  @Whole({ min: 1 })
  days: number;

  @Flag({ description: 'it needs a code: every customer without one was taken to have given it' })
  withCode: boolean;

  @InstantField()
  from: Instant;

  @InstantField({ description: 'exclusive' })
  until: Instant;

  @OneOf(BACKTEST_STATES)
  state: BacktestState;

  @Whole({ description: 'renewals to make again' })
  total: number;

  @Whole({ description: 'so many are made' })
  done: number;

  @Text({ max: 120 })
  createdBy: string;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  finishedAt: Instant | null;
}

export class BacktestDetailView extends BacktestView {
  @NestedList(() => BacktestSumView, {
    max: CURRENCY_CODES.length,
    description: 'by currency, that of most renewals first',
  })
  sums: BacktestSumView[];

  @NestedList(() => BacktestDayView, {
    max: (MAX_BACKTEST_DAYS + 1) * CURRENCY_CODES.length,
    description: 'by day and currency',
  })
  byDay: BacktestDayView[];
}
