import { type CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { randomUUID } from 'node:crypto';
import { type Answer, type Caller, type TestApi } from '../harness';
import { nextNumber } from './customer';

type Limits = NonNullable<CreatePromotionInput['limits']>;

/** Within ¥10,000.00, which one person releases; `changes` say what is different. */
export const limited = (changes: Partial<Limits> = {}): { limits: Limits } => ({
  limits: {
    totalUses: null,
    usesPerCustomer: null,
    budgets: [{ currency: 'CNY', totalMinor: 1_000_000, periodMinor: null }],
    budgetPeriod: 'day',
    ...changes,
  },
});

/** 10 % off for everybody since 2026, within a budget that one person releases; `changes` say what is different. */
export const promotionInput = (changes: Partial<CreatePromotionInput> = {}): CreatePromotionInput => ({
  code: `promotion-${nextNumber()}`,
  name: { en: 'Ten off', zh: '九折' },
  window: { startsAt: '2020-01-01T00:00:00.000Z', endsAt: null },
  actions: [{ kind: 'percentOff', discountBps: 1_000, caps: [] }],
  ...limited({ budgetPeriod: 'month' }),
  ...changes,
});

export async function makePromotionDraft(
  api: TestApi,
  changes: Partial<CreatePromotionInput> = {},
): Promise<PromotionDetailView> {
  const { status, body } = await (await api.as('marketing')).post('/promotions', promotionInput(changes));
  if (status !== 201) throw new Error(`the promotion was refused: ${JSON.stringify(body)}`);
  return body as PromotionDetailView;
}

/** Does something with a promotion as it was seen last. */
export const act = (
  caller: Caller,
  { id, version }: Pick<PromotionDetailView, 'id' | 'version'>,
  how: string,
  body: object = {},
): Promise<Answer> => caller.post(`/promotions/${id}/${how}`, body, { version, key: randomUUID() });

/** A promotion that is live. */
export async function makePromotion(
  api: TestApi,
  changes: Partial<CreatePromotionInput> = {},
): Promise<PromotionDetailView> {
  const draft = await makePromotionDraft(api, changes);
  const { status, body } = await act(await api.as('marketing'), draft, 'release');
  if (status !== 200) throw new Error(`the promotion was not released: ${JSON.stringify(body)}`);
  return body as PromotionDetailView;
}
