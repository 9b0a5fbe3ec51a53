export * from './finding.views';
export * from './work-list.rules';
