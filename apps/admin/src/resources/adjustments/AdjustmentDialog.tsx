import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  Stack,
} from '@mui/material';
import { useId, useState } from 'react';
import {
  type AdjustmentFactsView,
  type AdjustmentView,
  type CreateAdjustmentInput,
} from '@ur-desk/domain/adjustments';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMeasureText } from '../limits/use-measure-text';
import { adjustmentMessages } from './adjustment.messages';
import { AdjustmentFields } from './AdjustmentFields';
import { AdjustmentPreview } from './AdjustmentPreview';
import { AdjustmentResult } from './AdjustmentResult';
import { type AdjustmentForm, useAdjustmentDraft } from './use-adjustment-draft';
import { useAdjustmentFacts } from './use-adjustment-facts';

interface AdjustmentDialogProps {
  customerId: string;
  onClose: () => void;
}

const FORM_LINES = 8;

/** The server's words at a field; the amount's may hang on a part of it. */
const refusedAt = (problem: unknown, field: string): string | null => {
  if (!(problem instanceof ProblemError)) return null;
  const error = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  return error ? fieldErrorText(error) : null;
};

/** The button says what it does. */
function useSubmitLabel({ draft, preview }: AdjustmentForm): string {
  const say = useSay(adjustmentMessages);
  const { textOf } = useMeasureText();
  if (!preview) return say(`submitEmpty.${draft.kind}`);
  const what = textOf(preview.measure, preview.quantity);
  return preview.why.length > 0 ? say('ask', { what }) : say(`submit.${draft.kind}`, { what });
}

interface FormBodyProps {
  facts: AdjustmentFactsView;
  onDone: (adjustment: AdjustmentView) => void;
  onClose: () => void;
}

function FormBody({ facts, onDone, onClose }: FormBodyProps) {
  const say = useSay(adjustmentMessages);
  const form = useAdjustmentDraft(facts);
  const label = useSubmitLabel(form);
  const [asked, setAsked] = useState(false);
  const action = useAction<CreateAdjustmentInput, AdjustmentView>('adjustments', { onDone });
  const submit = () => {
    setAsked(true);
    if (form.order) void action.run(form.order);
  };
  const obstacle = form.wrong('');
  return (
    <>
      <DialogContent>
        {obstacle && <Alert severity="info">{obstacle}</Alert>}
        <Stack sx={{ gap: 2.5 }}>
          <AdjustmentFields
            facts={facts}
            form={form}
            asked={asked}
            wrong={(field) => form.wrong(field) ?? refusedAt(action.problem, field)}
          />
          <Divider />
          <AdjustmentPreview facts={facts} decision={form.preview} />
        </Stack>
        <ProblemNotice problem={action.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={action.pending}>
          {say('close')}
        </Button>
        <Button
          variant="contained"
          disabled={!form.preview || action.pending || !action.ready}
          onClick={submit}
        >
          {action.pending ? say('submitting') : label}
        </Button>
      </DialogActions>
    </>
  );
}

/** Puts something right by hand, from the customer's page: what, how much, why, before → after, result. */
export function AdjustmentDialog({ customerId, onClose }: AdjustmentDialogProps) {
  const say = useSay(adjustmentMessages);
  const heading = useId();
  const query = useAdjustmentFacts(customerId);
  const [done, setDone] = useState<AdjustmentView | null>(null);
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('heading')}</DialogTitle>
      {done ? (
        <AdjustmentResult adjustment={done} onUndone={setDone} onClose={onClose} />
      ) : (
        <Loaded query={query} lines={FORM_LINES}>
          {(facts) => <FormBody facts={facts} onDone={setDone} onClose={onClose} />}
        </Loaded>
      )}
    </Dialog>
  );
}
