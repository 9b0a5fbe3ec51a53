export * from './dry-run.views';
export * from './renewal.columns';
export * from './renewal.inputs';
export * from './renewal.rules';
export * from './renewal.texts';
export * from './renewal.types';
export * from './renewal.views';
