import { type CreatePlanReviewInput, type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { type TestApi } from '../harness';
import { makeRenewable, renew, type Renewable } from './renewal';

/** A customer who has just bought a plan. */
export async function makeBuyer(api: TestApi): Promise<Renewable> {
  const of = await makeRenewable(api);
  const { status } = await renew(await api.as('agent'), of);
  if (status !== 201) throw new Error(`the purchase was answered with ${status}`);
  return of;
}

export const reviewInput = (
  of: Pick<Renewable, 'customer' | 'planId'>,
  changes: Partial<CreatePlanReviewInput> = {},
): CreatePlanReviewInput => ({
  customerId: of.customer.id,
  planId: of.planId,
  stars: 4,
  text: 'Fast in Tokyo, slow in the mountains.',
  locale: 'en',
  ...changes,
});

/** A review that waits for a moderator, taken down by an agent; of a purchase of its own unless one is given. */
export async function makeReview(
  api: TestApi,
  changes: Partial<CreatePlanReviewInput> = {},
  of?: Pick<Renewable, 'customer' | 'planId'>,
): Promise<PlanReviewView> {
  const agent = await api.as('agent');
  const input = reviewInput(of ?? (await makeBuyer(api)), changes);
  const { status, body } = await agent.post('/plan-reviews', input, { key: api.newKey() });
  if (status !== 201) throw new Error(`the review was answered with ${JSON.stringify(body)}`);
  return body as PlanReviewView;
}
