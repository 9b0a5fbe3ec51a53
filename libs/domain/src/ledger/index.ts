export * from './account.rules';
export * from './ledger.rules';
export * from './ledger.views';
export * from './posting.rules';
export * from './undo.rules';
export * from './verification.views';
export * from './wallet-lot.rules';
export * from './hold.rules';
