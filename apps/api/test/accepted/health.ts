import { type AcceptedRequests } from './accepted';

export const healthRequests: AcceptedRequests = {
  Health_live: async () => ({ path: '/health/live' }),
  Health_ready: async () => ({ path: '/health/ready' }),
};
