export * from './export-columns';
export * from './export.inputs';
export * from './export.rules';
export * from './export.types';
