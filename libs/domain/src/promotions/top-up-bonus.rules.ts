import { type LocalText } from '../kernel';
import { type PromotionVerdict } from './evaluation.types';

/** What a promotion gives to the wallet with a top-up, minor units. */
export interface TopUpBonus {
  promotionId: string;
  versionId: string;
  code: string;
  name: LocalText;
  amountMinor: number;
  /** Null: it can be spent for ever. */
  validDays: number | null;
}

function bonusOf({ actions, budgetLeftMinor, ...verdict }: PromotionVerdict): TopUpBonus[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'walletCredit') return [];
    const amountMinor = Math.min(action.amountMinor, budgetLeftMinor ?? action.amountMinor);
    const { promotionId, versionId, code, name } = verdict;
    const bonus = { promotionId, versionId, code, name, amountMinor, validDays: action.validDays };
    return amountMinor > 0 ? [bonus] : [];
  });
}

/**
 * What a top-up gives on top (rules 4, 5), of verdicts that `judgePromotions` gave for it, in their order: what each one that
 * applies says, no more than is left of its budget; of a `best` group the one that gives most, the first where several do.
 */
export function decideTopUpBonuses(verdicts: readonly PromotionVerdict[]): TopUpBonus[] {
  const best = new Map<string, TopUpBonus>();
  const offers = verdicts
    .filter(({ reason }) => reason === null)
    .flatMap((verdict) => bonusOf(verdict).map((bonus) => ({ bonus, group: verdict.bestOf })));
  for (const { bonus, group } of offers) {
    if (group === null) continue;
    const known = best.get(group);
    if (!known || bonus.amountMinor > known.amountMinor) best.set(group, bonus);
  }
  return offers
    .filter(({ bonus, group }) => group === null || best.get(group) === bonus)
    .map(({ bonus }) => bonus);
}

/** What several of them give together, minor units. */
export const totalBonusMinor = (bonuses: readonly Pick<TopUpBonus, 'amountMinor'>[]): number =>
  bonuses.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
