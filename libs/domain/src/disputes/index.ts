export * from './dispute-books.rules';
export * from './dispute.inputs';
export * from './dispute.rules';
export * from './dispute.types';
export * from './dispute.views';
