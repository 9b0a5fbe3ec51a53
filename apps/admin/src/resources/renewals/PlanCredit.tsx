import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Box, Button, Collapse, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { type PlanCreditPartView, type PlanCreditView } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { SuggestionHow, useBasisText } from '../refunds/SuggestionTerms';
import { renewalMessages } from './renewal.messages';

/** What one payment gives back, why that much, and the refund that it became. */
function Part({ part, open }: { part: PlanCreditPartView; open: boolean }) {
  const say = useSay(renewalMessages);
  const basisText = useBasisText();
  const { paymentId, paymentReference, amount, suggestion, refund } = part;
  return (
    <Box component="li">
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2 }}>
        <span>
          {say('creditOf')}{' '}
          <MuiLink component={Link} to={`/payments/${paymentId}/show`}>
            {paymentReference}
          </MuiLink>
        </span>
        <MoneyText value={amount} />
      </Stack>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {basisText(suggestion)}
      </Typography>
      {refund && (
        <Typography variant="caption" component="div">
          {say('creditRefund')}{' '}
          <MuiLink component={Link} to={`/refunds/${refund.id}/show`}>
            {refund.reference}
          </MuiLink>
        </Typography>
      )}
      <Collapse in={open}>
        <Box sx={{ py: 1 }}>
          <SuggestionHow suggestion={suggestion} />
        </Box>
      </Collapse>
    </Box>
  );
}

/** The value of the plan that is replaced, payment by payment, with every term of the calculation. */
export function PlanCredit({ credit }: { credit: PlanCreditView }) {
  const say = useSay(renewalMessages);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { parts, amount } = credit;
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      {parts.length === 0 && <Typography variant="body2">{say('creditNone')}</Typography>}
      <Stack component="ul" id={id} sx={{ listStyle: 'none', m: 0, p: 0, gap: 0.75 }}>
        {parts.map((part) => (
          <Part key={part.paymentId} part={part} open={open} />
        ))}
      </Stack>
      <Stack
        direction="row"
        sx={{
          justifyContent: 'space-between',
          borderTop: 1,
          borderColor: 'divider',
          mt: 0.75,
          pt: 0.75,
          fontSize: '1rem',
          fontWeight: 650,
        }}
      >
        <span>{say('credited')}</span>
        <span>
          + <MoneyText value={amount} strong />
        </span>
      </Stack>
      {parts.some(({ suggestion }) => suggestion.terms.length > 0) && (
        <Button
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          aria-controls={id}
          endIcon={<ExpandIcon sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          sx={{ ml: -1.5 }}
        >
          {say('creditWhy')}
        </Button>
      )}
    </Box>
  );
}
