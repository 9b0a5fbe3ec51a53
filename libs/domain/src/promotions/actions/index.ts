import { type CurrencyCode } from '../../kernel';
import { type PriceAction } from '../../pricing';
import { type AmountOffAction, amountOffIn } from './amount-off';
import { type BonusAllowanceAction, bonusAllowanceIn } from './bonus-allowance';
import { type BonusDaysAction, bonusDaysIn } from './bonus-days';
import { type FixedPriceAction, fixedPriceIn } from './fixed-price';
import { type PercentOffAction, percentOffIn } from './percent-off';
import { type WalletCreditAction, walletCreditIn } from './wallet-credit';

/** Every kind of thing that a promotion can do (rules 5); one small file each. */
export const PROMOTION_ACTION_KINDS = [
  'percentOff',
  'amountOff',
  'fixedPrice',
  'bonusVoice',
  'bonusSms',
  'bonusData',
  'bonusDays',
  'walletCredit',
] as const;
export type PromotionActionKind = (typeof PROMOTION_ACTION_KINDS)[number];

export type PromotionAction =
  | PercentOffAction
  | AmountOffAction
  | FixedPriceAction
  | BonusAllowanceAction
  | BonusDaysAction
  | WalletCreditAction;

/** Those that change the price; a promotion has one of them at most. */
export const PRICE_ACTION_KINDS: readonly PromotionActionKind[] = ['percentOff', 'amountOff', 'fixedPrice'];

/** Those that cost money: their sum is what a budget limits. */
export const MONEY_ACTION_KINDS: readonly PromotionActionKind[] = [...PRICE_ACTION_KINDS, 'walletCredit'];

/** A promotion is for purchases of plans or for top-ups, never for both. */
export const isForTopUps = ({ actions }: { actions: readonly Pick<PromotionAction, 'kind'>[] }): boolean =>
  actions.some(({ kind }) => kind === 'walletCredit');

/** What an action does to a purchase in a currency; null: it says nothing about that currency. */
export function actionIn(action: PromotionAction, currency: CurrencyCode): PriceAction | null {
  switch (action.kind) {
    case 'percentOff':
      return percentOffIn(action, currency);
    case 'amountOff':
      return amountOffIn(action, currency);
    case 'fixedPrice':
      return fixedPriceIn(action, currency);
    case 'bonusVoice':
    case 'bonusSms':
    case 'bonusData':
      return bonusAllowanceIn(action);
    case 'bonusDays':
      return bonusDaysIn(action);
    case 'walletCredit':
      return walletCreditIn(action, currency);
  }
}
