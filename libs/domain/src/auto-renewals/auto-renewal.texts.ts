import { type LocalText } from '../kernel';
import { type AutoRenewStop } from './auto-renewal.types';

/** Why automatic renewal was switched off by itself. */
export const AUTO_RENEW_STOP_TEXTS: Record<AutoRenewStop, LocalText> = {
  triesUsed: { en: 'All tries were used up.', zh: '已用完所有尝试次数。' },
  refusedForGood: { en: 'The bank refused for good.', zh: '银行明确拒绝扣款。' },
  chargedWithoutPlan: {
    en: 'It was charged, but the plan could not be started. The money is in the balance.',
    zh: '已扣款，但套餐未能开通，款项在余额中。',
  },
  notRenewable: { en: 'The plan or the line cannot be renewed any more.', zh: '套餐或线路已无法续费。' },
};
