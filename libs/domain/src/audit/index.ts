export * from './audit-texts';
export * from './audit.columns';
export * from './audit.views';
