export * from './phone.rules';
