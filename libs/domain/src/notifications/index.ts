export * from './message-values';
export * from './message.rules';
export * from './notification.rules';
export * from './notification.types';
export * from './notification.views';
export * from './sms.rules';
export * from './sms.texts';
