export * from './password.rules';
export * from './session.rules';
export * from './sign-in.inputs';
export * from './sign-in.rules';
export * from './staff.inputs';
export * from './staff.rules';
export * from './staff.types';
export * from './staff.views';
