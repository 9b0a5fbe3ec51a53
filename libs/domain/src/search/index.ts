export * from './match.rules';
export * from './search.views';
