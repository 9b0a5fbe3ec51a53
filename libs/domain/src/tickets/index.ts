export * from './support-hours.inputs';
export * from './support-hours.rules';
export * from './ticket-clock.rules';
export * from './ticket.inputs';
export * from './ticket.rules';
export * from './ticket.types';
export * from './ticket.views';
