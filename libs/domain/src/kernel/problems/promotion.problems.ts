import { problemKinds } from './problem-kind';

/** Promotions, their release, and their limits. */
export const PROMOTION_PROBLEMS = problemKinds({
  promotion_incomplete: {
    status: 422,
    text: {
      en: 'The promotion is not complete: {missing}.',
      zh: '促销内容不完整：{missing}。',
    },
  },
  promotion_needs_approval: {
    status: 422,
    text: {
      en: 'Its budget is above what one person releases alone. Ask for approval instead.',
      zh: '预算超出可单独发布的额度，请提交审批。',
    },
  },
  promotion_needs_no_approval: {
    status: 422,
    text: {
      en: 'Nobody has to approve this promotion. Release it.',
      zh: '此促销无需审批，请直接发布。',
    },
  },
  promotion_used_up: {
    status: 422,
    text: {
      en: 'A promotion of this renewal was used up by others meanwhile. What was paid is in the balance: renew again.',
      zh: '续费所用的促销已被用完，已付款项在余额中，请重新续费。',
    },
  },
  promotion_circle: {
    status: 422,
    text: {
      en: 'The incompatible promotions go in a circle: {way}. It is enough to say it on one side.',
      zh: '互斥促销形成循环：{way}。只需在一方设置。',
    },
  },
});
