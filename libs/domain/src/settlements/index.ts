export * from './report-reader';
export * from './sandbox-report';
export * from './settlement.inputs';
export * from './settlement.rules';
export * from './settlement.types';
export * from './settlement.views';
