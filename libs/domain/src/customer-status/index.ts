/** What an account allows by where it stands: active, suspended, being closed, closed. */
export * from './customer-status.rules';
