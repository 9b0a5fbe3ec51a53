import { type ApprovalWhy } from '@ur-desk/domain/approvals';
import { type PaidWith } from '@ur-desk/domain/payments';
import { type RefundDecision, type RefundFacts, type SourceState } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { useMethodText } from '../payments/CardText';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';

/** What paid and can be paid back: `Visa ••4242`; or that it is paid out by hand. */
export function useSourceText(): (paidWith: PaidWith | null, source?: SourceState) => string {
  const say = useSay(refundMessages);
  const methodText = useMethodText();
  return (paidWith, source) => {
    if (source === 'byHand') return say('byHand.account');
    return paidWith ? methodText(paidWith) : say('source');
  };
}

/** What the button does: `Refund ¥30.00 to Visa ••4242`, or that it asks somebody else for it. */
export function useSubmitText({
  payment,
}: RefundFacts): (decision: RefundDecision, why: readonly ApprovalWhy[]) => string {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const source = useSourceText()(payment.paidWith, payment.source);
  const doing = ({ amount, toSource, toWallet, destination }: RefundDecision) => {
    if (destination === 'wallet') return say('submit', { amount: moneyText(amount) });
    if (destination === 'source') return say('submitSource', { amount: moneyText(amount), source });
    return say('submitSplit', { toSource: moneyText(toSource), toWallet: moneyText(toWallet), source });
  };
  return (decision, why) => (why.length > 0 ? say('ask', { what: doing(decision) }) : doing(decision));
}
