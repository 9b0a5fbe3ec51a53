import { Alert, AlertTitle, Box, Button, DialogActions, DialogContent, Divider, Stack } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale, problemText } from '@ur-desk/domain/kernel';
import {
  type CreateRefundInput,
  type RefundFactsView,
  refundObstacle,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { ProblemError, fieldErrorText } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMoneyText } from '../payments/use-money-text';
import { PolicyVerdictNote } from './PolicyVerdictNote';
import { refundMessages } from './refund.messages';
import { RefundFields } from './RefundFields';
import { RefundPreview } from './RefundPreview';
import { SuggestionTerms } from './SuggestionTerms';
import { type RefundDraft, useRefundDraft } from './use-refund-draft';

const TWO_COLUMNS = {
  display: 'grid',
  gap: 3,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
} as const;

const bodyOf = (paymentId: string, draft: RefundDraft): CreateRefundInput | null => {
  const { amount, reasonCode, planEffect, comment, overrideReason } = draft;
  if (amount === null || reasonCode === '') return null;
  return {
    paymentId,
    amount,
    destination: 'wallet',
    reasonCode,
    planEffect,
    ...(comment.trim() ? { comment: comment.trim() } : {}),
    ...(overrideReason.trim() ? { overrideReason: overrideReason.trim() } : {}),
  };
};

/** The server's words at a field; the amount's may hang on the amount itself. */
const refusedAt =
  (problem: unknown) =>
  (field: string): string | null => {
    if (!(problem instanceof ProblemError)) return null;
    const error = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    return error ? fieldErrorText(error) : null;
  };

function RefundDone({ refund, onClose }: { refund: RefundView; onClose: () => void }) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  return (
    <>
      <DialogContent>
        <Alert severity="success" role="status">
          <AlertTitle>{say('done', { amount: moneyText(refund.amount) })}</AlertTitle>
          {say('doneText', { reference: refund.reference, balance: moneyText(refund.balanceAfter) })}{' '}
          {refund.planEffect === 'stopNow' && say('doneStopped')}
        </Alert>
      </DialogContent>
      <DialogActions>
        <Button component={Link} to={`/refunds/${refund.id}/show`} color="inherit">
          {say('open')}
        </Button>
        <Button variant="contained" onClick={onClose} autoFocus>
          {say('close')}
        </Button>
      </DialogActions>
    </>
  );
}

interface RefundFormBodyProps {
  facts: RefundFactsView;
  done: RefundView | null;
  onDone: (refund: RefundView) => void;
  onClose: () => void;
}

/** The form beside what it leads to: suggestion, policy, end state; the button says what it does. */
export function RefundFormBody({ facts, done, onDone, onClose }: RefundFormBodyProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const form = useRefundDraft(facts);
  const refund = useAction<CreateRefundInput, RefundView>('refunds', { onDone });
  const obstacle = refundObstacle(facts);
  const body = bodyOf(facts.payment.id, form.draft);
  const { preview, complete } = form;
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (complete && body) void refund.run(body);
  };
  if (done) return <RefundDone refund={done} onClose={onClose} />;
  if (obstacle)
    return (
      <>
        <DialogContent>
          <Alert severity="info">{problemText(obstacle.code, obstacle.params, locale)}</Alert>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('close')}</Button>
        </DialogActions>
      </>
    );
  return (
    <>
      <DialogContent>
        <Box sx={TWO_COLUMNS}>
          <RefundFields facts={facts} form={form} asked={asked} refused={refusedAt(refund.problem)} />
          <Stack sx={{ gap: 2 }}>
            <SuggestionTerms suggestion={form.suggestion} />
            <Divider />
            <PolicyVerdictNote policy={form.policy} />
            <Divider />
            <RefundPreview facts={facts} decision={preview} />
          </Stack>
        </Box>
        <ProblemNotice problem={refund.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={refund.pending}>
          {say('close')}
        </Button>
        <Button variant="contained" disabled={!preview || refund.pending || !refund.ready} onClick={submit}>
          {refund.pending
            ? say('submitting')
            : preview
              ? say('submit', { amount: moneyText(preview.amount) })
              : say('submitEmpty')}
        </Button>
      </DialogActions>
    </>
  );
}
