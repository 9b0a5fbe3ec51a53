export * from './audit.views';
