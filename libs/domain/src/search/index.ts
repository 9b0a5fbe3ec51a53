export * from './match.rules';
export * from './search.views';
export * from './payment-query.rules';
export * from './reference-part.rules';
