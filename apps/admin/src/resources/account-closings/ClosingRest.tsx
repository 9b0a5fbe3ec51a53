import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type AccountClosingView, type PayOutClosingInput } from '@ur-desk/domain/account-closings';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { EvidenceFiles } from '../evidence-files/EvidenceFiles';
import { useMoneyText } from '../payments/use-money-text';
import { accountClosingMessages } from './account-closing.messages';

const MOST_CHARACTERS = 60;

interface OfProps {
  closing: AccountClosingView;
}

/** Finance says that the rest was paid out, with the bank's reference. */
function PayOutForm({ closing }: OfProps) {
  const say = useSay(accountClosingMessages);
  const moneyText = useMoneyText();
  const [bankReference, setBankReference] = useState('');
  const action = useAction<PayOutClosingInput, AccountClosingView>(`account-closings/${closing.id}/pay-out`);
  const reference = bankReference.trim();
  return (
    <Stack sx={{ gap: 1.5, mt: 2, alignItems: 'flex-start', maxWidth: 480 }}>
      <TextField
        required
        fullWidth
        size="small"
        label={say('panel.bankReference')}
        value={bankReference}
        onChange={(event) => setBankReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS, autoComplete: 'off' } }}
      />
      <ProblemNotice problem={action.problem} />
      <Button
        variant="contained"
        disabled={action.pending || !action.ready || reference === ''}
        onClick={() => void action.run({ amount: closing.rest.owed, bankReference: reference })}
      >
        {say('panel.paid', { amount: moneyText(closing.rest.owed) })}
      </Button>
    </Stack>
  );
}

/** What no payment stands behind: owed by hand with its proof, or paid. */
export function ClosingRest({ closing }: OfProps) {
  const say = useSay(accountClosingMessages);
  const moneyText = useMoneyText();
  const mayPay = useMay('refunds:payByHand');
  const { owed, paid, bankReference } = closing.rest;
  const isOwed = owed.amount > 0;
  if (!isOwed && paid.amount === 0) return null;
  return (
    <Box component="section" aria-label={say('panel.rest')}>
      <Typography variant="subtitle2" component="h3">
        {say('panel.rest')}
      </Typography>
      <Typography variant="body2">
        {isOwed
          ? say('panel.restOwed', { amount: moneyText(owed) })
          : say('panel.restPaid', { amount: moneyText(paid) })}
      </Typography>
      {!isOwed && bankReference && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('panel.paidText', { reference: bankReference })}
        </Typography>
      )}
      <Typography variant="subtitle2" component="h4" sx={{ mt: 1, mb: 0.75 }}>
        {say('panel.evidence')}
      </Typography>
      <EvidenceFiles subjectKind="accountClosing" subjectId={closing.id} open={isOwed} />
      {mayPay && isOwed && <PayOutForm closing={closing} />}
    </Box>
  );
}
