export * from './plan-file.rules';
export * from './plan-file.types';
export * from './plan-file.views';
export * from './plan-row.reader';
export * from './plan-row.writer';
