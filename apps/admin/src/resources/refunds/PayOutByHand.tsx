import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useRefresh } from 'react-admin';
import { type PayOutRefundInput, type RefundView } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { EvidenceFiles } from '../evidence-files/EvidenceFiles';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';

interface OfProps {
  refund: RefundView;
}

const MOST_CHARACTERS = 60;

/** Finance says that it was paid, with the bank's reference, or that it was not. */
function PayOutForm({ refund }: OfProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const refresh = useRefresh();
  const [bankReference, setBankReference] = useState('');
  const action = useAction<PayOutRefundInput, RefundView>(`refunds/${refund.id}/pay-out`, {
    onDone: () => refresh(),
  });
  const off = action.pending || !action.ready;
  const paid = { outcome: 'paid', bankReference: bankReference.trim() } as const;
  return (
    <Stack sx={{ gap: 1.5, mt: 2, alignItems: 'flex-start' }}>
      <TextField
        required
        fullWidth
        size="small"
        label={say('byHand.bankReference')}
        value={bankReference}
        onChange={(event) => setBankReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS, autoComplete: 'off' } }}
      />
      <ProblemNotice problem={action.problem} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          disabled={off || bankReference.trim() === ''}
          onClick={() => void action.run(paid)}
        >
          {say('byHand.paid', { amount: moneyText(refund.toSource) })}
        </Button>
        <Button variant="outlined" disabled={off} onClick={() => void action.run({ outcome: 'notPaid' })}>
          {say('byHand.notPaid')}
        </Button>
      </Stack>
    </Stack>
  );
}

/** A refund that no provider pays back: what proves that finance did, and for finance the way to say so. */
export function PayOutByHand({ refund }: OfProps) {
  const say = useSay(refundMessages);
  const may = useMay('refunds:payByHand');
  const owed = refund.state === 'submitted';
  return (
    <Box sx={{ width: '100%' }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
        {say('byHand.evidence')}
      </Typography>
      <EvidenceFiles subjectKind="refund" subjectId={refund.id} open={owed} />
      {may && owed && <PayOutForm refund={refund} />}
    </Box>
  );
}
