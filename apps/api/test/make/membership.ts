import { type CreateTierInput, type MembershipTierView } from '@ur-desk/domain/memberships';
import { type TestApi } from '../harness';
import { nextNumber } from './customer';

/** A tier with a threshold that nobody spends by chance. */
export const tierInput = (changes: Partial<CreateTierInput> = {}): CreateTierInput => ({
  code: `tier-${nextNumber()}`,
  name: { en: 'Gold', zh: '金卡' },
  rank: 2,
  thresholds: [{ amount: 100_000_000, currency: 'CNY' }],
  ...changes,
});

/** The tiers of a programme, worst first, made by marketing; what was there before is gone. */
export async function makeProgramme(
  api: TestApi,
  ...tiers: Partial<CreateTierInput>[]
): Promise<MembershipTierView[]> {
  await api.rows('DELETE FROM membership_tier');
  const marketing = await api.as('marketing');
  const made: MembershipTierView[] = [];
  for (const changes of tiers) {
    const { status, body } = await marketing.post('/membership-tiers', tierInput(changes));
    if (status !== 201) throw new Error(`no tier was made: ${JSON.stringify(body)}`);
    made.push(body as MembershipTierView);
  }
  return made;
}

/** A programme of one tier. */
export async function makeTier(
  api: TestApi,
  changes: Partial<CreateTierInput> = {},
): Promise<MembershipTierView> {
  const [tier] = await makeProgramme(api, changes);
  if (!tier) throw new Error('one tier was asked for');
  return tier;
}
