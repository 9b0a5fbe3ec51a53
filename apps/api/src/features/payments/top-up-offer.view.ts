import { type Money, money } from '@ur-desk/domain/kernel';
import { type TopUpOfferView } from '@ur-desk/domain/payments';
import { type TopUpBonus, totalBonusMinor } from '@ur-desk/domain/promotions';

/** What a top-up of this amount would be given, in its currency. */
export const offerView = (
  { bonuses }: { bonuses: readonly TopUpBonus[] },
  amount: Money,
): TopUpOfferView => ({
  bonuses: bonuses.map(({ promotionId, code, name, amountMinor, validDays }) => ({
    promotionId,
    code,
    name,
    amount: money(amountMinor, amount.currency),
    validDays,
  })),
  bonus: money(totalBonusMinor(bonuses), amount.currency),
});
