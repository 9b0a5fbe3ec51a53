/** Closing an account: what is paid out and to where, what is in the way, and what comes next (docs/decisions/0455). */
export * from './closing.inputs';
export * from './closing.rules';
export * from './closing.types';
export * from './closing.views';
