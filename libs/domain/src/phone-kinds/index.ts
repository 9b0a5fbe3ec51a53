export * from './phone-kind.rules';
