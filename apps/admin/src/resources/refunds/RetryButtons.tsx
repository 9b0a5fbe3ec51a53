import { Button, Stack } from '@mui/material';
import { useRefresh } from 'react-admin';
import { ACCOUNT_CLOSED } from '@ur-desk/domain/account-closings';
import { type RefundView, type RetryRefundInput } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { useSourceText } from './use-source-text';

interface RetryButtonsProps {
  refund: RefundView;
  onDone: (refund: RefundView) => void;
}

/** What a provider refused: to the balance instead (not of an account that is being closed), once more to the source, or paid out by hand. */
export function RetryButtons({ refund, onDone }: RetryButtonsProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const sourceText = useSourceText();
  const may = useMay('refunds:payOut');
  const retry = useAction<RetryRefundInput, RefundView>(`refunds/${refund.id}/retry`, { onDone });
  if (!may || refund.state !== 'failed' || refund.replacedBy) return null;
  const off = retry.pending || !retry.ready;
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {refund.reasonCode !== ACCOUNT_CLOSED && (
          <Button
            variant="contained"
            disabled={off}
            onClick={() => void retry.run({ destination: 'wallet' })}
          >
            {say('walletInstead', { amount: moneyText(refund.toSource) })}
          </Button>
        )}
        <Button variant="outlined" disabled={off} onClick={() => void retry.run({ destination: 'source' })}>
          {say('tryAgain', { source: sourceText(refund.payment.paidWith) })}
        </Button>
        {!refund.source?.byHand && (
          <Button variant="outlined" disabled={off} onClick={() => void retry.run({ destination: 'byHand' })}>
            {say('byHand.instead')}
          </Button>
        )}
      </Stack>
      <ProblemNotice problem={retry.problem} />
    </Stack>
  );
}

/** Asks the provider now what became of a refund. */
export function CheckButton({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const may = useMay('refunds:payOut');
  const refresh = useRefresh();
  const check = useAction<object, RefundView>(`refunds/${refund.id}/check`, {
    idempotent: false,
    onDone: () => refresh(),
  });
  if (!may) return null;
  return (
    <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
      <Button variant="outlined" disabled={check.pending || !check.ready} onClick={() => void check.run({})}>
        {say('checkNow')}
      </Button>
      <ProblemNotice problem={check.problem} />
    </Stack>
  );
}
