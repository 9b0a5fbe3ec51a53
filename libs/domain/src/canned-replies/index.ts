export * from './canned-reply.inputs';
export * from './canned-reply.rules';
export * from './canned-reply.types';
export * from './canned-reply.views';
