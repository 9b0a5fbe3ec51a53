import { OneOf, Whole } from '../kernel';
import { BACKTEST_MODES, type BacktestMode } from './backtest.types';

export const MAX_BACKTEST_DAYS = 366;

/** What the last days would have been with the version in preparation, or with what is live where there is none. */
export class CreateBacktestInput {
  @Whole({ min: 1, max: MAX_BACKTEST_DAYS, description: 'of renewals, up to now' })
  days: number;

  @OneOf(BACKTEST_MODES, { description: 'with or instead of the promotions of the time' })
  mode: BacktestMode;
}
