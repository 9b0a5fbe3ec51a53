export * from './csv-cell';
export * from './csv-table';
