import { Alert, Box, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type LineMoveView } from '@ur-desk/domain/lines';
import { CustomerLink } from '../../shared/CustomerLink';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { operatorZone } from '../../shared/zones';
import { allowanceText } from '../customers/allowance-text';
import { lineServiceMessages } from './line-service.messages';
import { useServiceNames } from './LineServices';
import { lineMessages } from './line.messages';

type Plan = LineMoveView['plans'][number];
type Allowance = LineMoveView['allowances'][number];

function usePlanText(): (plan: Plan) => string {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const at = (instant: string) => formatInstant(instant, operatorZone(), locale);
  return ({ planName, state, startsAt, endsAt }) =>
    state === 'active'
      ? say('move.until', { plan: planName[locale], at: at(endsAt) })
      : say('move.later', { plan: planName[locale], from: at(startsAt), at: at(endsAt) });
}

function useAllowanceText(): (allowance: Allowance) => string {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return ({ kind, granted, remaining }) => {
    const text = (quantity: number | null) =>
      quantity === null ? say('move.unlimited') : allowanceText(kind, quantity, locale);
    return say('move.left', {
      left: text(remaining),
      granted: text(granted),
      kind: say(`move.kinds.${kind}`),
    });
  };
}

/** What the server says that a move makes of both customers, before it is done. */
export function MovePreview({ move }: { move: LineMoveView }) {
  const say = useSay(lineMessages);
  const planText = usePlanText();
  const sayOfService = useSay(lineServiceMessages);
  const serviceNames = useServiceNames();
  const leftText = useAllowanceText();
  const { line, plans, allowances, autoRenewEnded, contactLost, notSold } = move;
  const notes = [say('move.receipts'), say('move.code')];
  return (
    <Box component="section" aria-label={say('move.after')} sx={{ mt: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>
        {say('move.after')}
      </Typography>
      <Facts>
        <Fact label={say('move.who')}>
          <CustomerLink customerId={line.customerId} />
        </Fact>
        <Fact label={say('move.plans')}>
          {plans.length === 0
            ? say('move.noPlan')
            : plans.map((plan) => <div key={plan.id}>{planText(plan)}</div>)}
        </Fact>
        {line.services.length > 0 && <Fact label={sayOfService('heading')}>{serviceNames(line)}</Fact>}
        {allowances.length > 0 && (
          <Fact label={say('move.allowances')}>
            {allowances.map((allowance, at) => (
              <div key={at}>{leftText(allowance)}</div>
            ))}
          </Fact>
        )}
      </Facts>
      <Stack sx={{ gap: 1 }}>
        {autoRenewEnded && <Alert severity="warning">{say('move.renewal')}</Alert>}
        {contactLost && <Alert severity="warning">{say('move.contactLost')}</Alert>}
        {notSold && <Alert severity="warning">{say('move.notSold')}</Alert>}
        {notes.map((note) => (
          <Typography key={note} variant="body2" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        ))}
      </Stack>
    </Box>
  );
}
