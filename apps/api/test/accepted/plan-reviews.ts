import { type TestApi } from '../harness';
import { makeBuyer, makeReview, reviewInput } from '../make/plan-review';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const WORDS = ['scam*', '骗子'];

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await makeReview(api);
  return accept(api, `/plan-reviews/${id}`, {
    as: 'agent',
    version,
    body: { stars: 2, text: 'Slow everywhere.', locale: 'en' },
  });
}

async function action(api: TestApi, name: string, body: object): Promise<Accepted> {
  const { id, version } = await makeReview(api);
  return accept(api, `/plan-reviews/${id}/${name}`, { as: 'marketing', version, body });
}

export const planReviewRequests: AcceptedRequests = {
  PlanReview_list: async (api) => {
    await makeReview(api);
    return accept(api, '/plan-reviews', { as: 'agent' });
  },
  PlanReview_get: async (api) => accept(api, `/plan-reviews/${(await makeReview(api)).id}`, { as: 'agent' }),
  PlanReview_create: async (api) =>
    accept(api, '/plan-reviews', { as: 'agent', body: reviewInput(await makeBuyer(api)) }),
  PlanReview_moderate: async (api) =>
    accept(api, '/plan-reviews/moderate', {
      as: 'marketing',
      body: { ids: [(await makeReview(api)).id], verdict: 'hide', reason: 'Names a person' },
    }),
  PlanReview_change: change,
  PlanReview_put: change,
  PlanReview_publish: (api) => action(api, 'publish', { reason: 'Fair' }),
  PlanReview_hide: (api) => action(api, 'hide', { reason: 'Names a person' }),
  PlanReview_reply: (api) => action(api, 'reply', { text: 'Thank you, we are working on it.' }),
  ReviewWords_get: (api) => accept(api, '/settings/review-words', { as: 'marketing' }),
  ReviewWords_change: async (api) => {
    const { body } = await (await api.as('marketing')).get('/settings/review-words');
    return accept(api, '/settings/review-words', {
      as: 'marketing',
      version: (body as { version: number }).version,
      body: { words: WORDS },
    });
  },
};
