export * from './backtest.inputs';
export * from './backtest.rules';
export * from './backtest.types';
export * from './backtest.views';
