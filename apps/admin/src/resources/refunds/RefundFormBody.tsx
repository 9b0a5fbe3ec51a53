import { Alert, Box, Button, DialogActions, DialogContent, Divider, Stack } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
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
import { ApprovalNotice } from './ApprovalNotice';
import { RefundDone } from './RefundDone';
import { PolicyVerdictNote } from './PolicyVerdictNote';
import { refundMessages } from './refund.messages';
import { RefundFields } from './RefundFields';
import { RefundPreview } from './RefundPreview';
import { useSubmitText } from './use-source-text';
import { SuggestionTerms } from './SuggestionTerms';
import { inputOf, type RefundDraft, useRefundDraft } from './use-refund-draft';

const TWO_COLUMNS = {
  display: 'grid',
  gap: 3,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
} as const;

const bodyOf = (paymentId: string, draft: RefundDraft): CreateRefundInput | null => {
  const input = inputOf(draft);
  return input === null || draft.reasonCode === '' ? null : { paymentId, ...input };
};

/** The server's words at a field; the amount's may hang on the amount itself. */
const refusedAt =
  (problem: unknown) =>
  (field: string): string | null => {
    if (!(problem instanceof ProblemError)) return null;
    const error = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    return error ? fieldErrorText(error) : null;
  };

interface RefundFormBodyProps {
  facts: RefundFactsView;
  done: RefundView | null;
  onDone: (refund: RefundView) => void;
  onClose: () => void;
}

/** The form beside what it leads to: suggestion, policy, end state; the button says what it does. */
export function RefundFormBody({ facts, done, onDone, onClose }: RefundFormBodyProps) {
  const say = useSay(refundMessages);
  const submitText = useSubmitText(facts);
  const [locale] = useLocaleState() as [Locale, unknown];
  const form = useRefundDraft(facts);
  const refund = useAction<CreateRefundInput, RefundView>('refunds', { onDone });
  const obstacle = refundObstacle(facts);
  const body = bodyOf(facts.payment.id, form.draft);
  const { preview, complete, why } = form;
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (complete && body) void refund.run(body);
  };
  if (done) return <RefundDone refund={done} onChanged={onDone} onClose={onClose} />;
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
            <ApprovalNotice why={why} />
          </Stack>
        </Box>
        <ProblemNotice problem={refund.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={refund.pending}>
          {say('close')}
        </Button>
        <Button variant="contained" disabled={!preview || refund.pending || !refund.ready} onClick={submit}>
          {refund.pending ? say('submitting') : preview ? submitText(preview, why) : say('submitEmpty')}
        </Button>
      </DialogActions>
    </>
  );
}
