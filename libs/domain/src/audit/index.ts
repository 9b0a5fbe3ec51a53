export * from './audit.columns';
export * from './audit.views';
