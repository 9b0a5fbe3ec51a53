import { type Locale, type LocalText } from '../kernel';
import { paidWithText } from './payment.texts';
import { SANDBOX_CARDS, type SandboxToken } from './sandbox.rules';

/** What each test card does, behind its name and number. */
const SANDBOX_CARD_TEXTS: Record<SandboxToken, LocalText> = {
  tok_success: { en: 'succeeds', zh: '成功' },
  tok_success_unionpay: { en: 'succeeds', zh: '成功' },
  tok_declined: { en: 'is declined', zh: '被拒绝' },
  tok_insufficient_funds: { en: 'has too little money', zh: '余额不足' },
  tok_expired_card: { en: 'is declined as expired', zh: '因过期被拒绝' },
  tok_suspected_fraud: { en: 'is declined as suspected fraud', zh: '因疑似欺诈被拒绝' },
  tok_limit_exceeded: { en: 'is declined: above its limit', zh: '因超过限额被拒绝' },
  tok_3ds: { en: 'the customer has to confirm (3-D Secure)', zh: '需客户确认（3-D Secure）' },
  tok_slow: { en: 'succeeds slowly', zh: '缓慢成功' },
  tok_timeout: { en: 'charges, but the answer gets lost', zh: '已扣款但结果丢失' },
  tok_timeout_declined: { en: 'declines, but the answer gets lost', zh: '被拒绝但结果丢失' },
  tok_timeout_lost: { en: 'the charge never arrives', zh: '请求未到达' },
  tok_silent: { en: 'never answers', zh: '始终不答复' },
  tok_late_success: { en: 'succeeds after a minute', zh: '一分钟后成功' },
  tok_late_failure: { en: 'is declined after a minute', zh: '一分钟后被拒绝' },
  tok_refund_fails: { en: 'succeeds; refunds fail', zh: '成功，退款失败' },
  tok_refund_timeout: {
    en: 'succeeds; refunds succeed, but the answer gets lost',
    zh: '成功，退款成功但结果丢失',
  },
  tok_refund_timeout_fails: {
    en: 'succeeds; refunds fail, and the answer gets lost',
    zh: '成功，退款失败且结果丢失',
  },
  tok_refund_silent: { en: 'succeeds; refunds are never answered', zh: '成功，退款始终不答复' },
  tok_refund_late: { en: 'succeeds; refunds succeed after a minute', zh: '成功，一分钟后退款成功' },
  tok_refund_late_failure: { en: 'succeeds; refunds fail after a minute', zh: '成功，一分钟后退款失败' },
  tok_disputed: { en: 'succeeds; disputed at once, we win', zh: '成功，随即被争议，抗辩胜诉' },
  tok_disputed_lost: { en: 'succeeds; disputed at once, we lose', zh: '成功，随即被争议，抗辩败诉' },
};

/** `Visa ••4242 – succeeds`: a test card as one chooses it. */
export function sandboxCardText(token: SandboxToken, locale: Locale): string {
  const { brand, lastFour } = SANDBOX_CARDS[token];
  return `${paidWithText({ kind: 'card', brand, lastFour }, locale)} – ${SANDBOX_CARD_TEXTS[token][locale]}`;
}
