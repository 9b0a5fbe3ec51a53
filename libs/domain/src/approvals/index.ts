export * from './alone-limit';
export * from './approval.inputs';
export * from './approval.rules';
export * from './approval.types';
export * from './approval.views';
export * from './change.types';
