export * from './auto-renewal-schedule.rules';
export * from './auto-renewal.inputs';
export * from './auto-renewal.rules';
export * from './auto-renewal.texts';
export * from './auto-renewal.types';
export * from './auto-renewal.views';
