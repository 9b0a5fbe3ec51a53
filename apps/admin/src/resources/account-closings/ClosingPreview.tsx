import { Alert, Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  type ClosingBlockerKind,
  type ClosingPartView,
  type ClosingPreviewView,
} from '@ur-desk/domain/account-closings';
import { type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { usePhoneText } from '../customers/phone-text';
import { useMoneyText } from '../payments/use-money-text';
import { useSourceText } from '../refunds/use-source-text';
import { accountClosingMessages } from './account-closing.messages';

/** Where what is in the way has its page; holds and plans have none. */
const BLOCKER_PATHS: Partial<Record<ClosingBlockerKind, string>> = {
  payment: 'payments',
  renewal: 'renewals',
  refund: 'refunds',
  dispute: 'disputes',
  approval: 'approvals',
};

interface LineProps {
  what: string;
  why: string | null;
}

const Line = ({ what, why }: LineProps) => (
  <Box component="li">
    <Typography variant="body2" sx={{ fontWeight: 600 }}>
      {what}
    </Typography>
    {why && (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {why}
      </Typography>
    )}
  </Box>
);

function Lines({ title, lines }: { title: string; lines: readonly LineProps[] }) {
  return (
    <section aria-label={title}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      <Stack component="ul" sx={{ gap: 1, m: 0, pl: 2.5 }}>
        {lines.map((line) => (
          <Line key={`${line.what} ${line.why}`} {...line} />
        ))}
      </Stack>
    </section>
  );
}

function usePartLine(): (part: ClosingPartView) => LineProps {
  const say = useSay(accountClosingMessages);
  const moneyText = useMoneyText();
  const sourceText = useSourceText();
  return ({ amount, byHand, reference, paidWith }) =>
    byHand === null
      ? {
          what: say('part', { amount: moneyText(amount), source: sourceText(paidWith) }),
          why: say('partOf', { reference }),
        }
      : {
          what: say('partByHand', { amount: moneyText(amount) }),
          why: say(`byHand.${byHand}`, { reference }),
        };
}

/** What has to come to its end first, each with the way to it. */
function Blockers({ blockers }: Pick<ClosingPreviewView, 'blockers'>) {
  const say = useSay(accountClosingMessages);
  if (blockers.length === 0) return null;
  return (
    <Alert severity="error">
      {say('blocked')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {blockers.map(({ kind, id, reference }) => (
          <li key={id}>
            {say(`blockers.${kind}`)}{' '}
            {BLOCKER_PATHS[kind] ? (
              <MuiLink component={Link} to={`/${BLOCKER_PATHS[kind]}/${id}/show`}>
                {reference}
              </MuiLink>
            ) : (
              reference
            )}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** What closing the account does, line by line, and what is in its way. */
export function ClosingPreview({ preview }: { preview: ClosingPreviewView }) {
  const say = useSay(accountClosingMessages);
  const moneyText = useMoneyText();
  const phoneText = usePhoneText();
  const partLine = usePartLine();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { balance, parts, rest, granted, plans, lines, owed, blockers, needsApproval } = preview;
  const money: LineProps[] = [
    ...parts.map(partLine),
    ...(rest.amount > 0 ? [{ what: say('rest', { amount: moneyText(rest) }), why: say('restWhy') }] : []),
  ];
  const afterwards: LineProps[] = [
    ...(granted.amount > 0 ? [{ what: say('granted', { amount: moneyText(granted) }), why: null }] : []),
    ...plans.map(({ planName, msisdn, endsAt }) => ({
      what: say('plan', { plan: planName[locale] }),
      why: say('planWhy', {
        phone: phoneText(msisdn),
        until: formatInstant(endsAt, operatorZone(), locale),
      }),
    })),
    ...lines.map(({ msisdn }) => ({
      what: say('line', { phone: phoneText(msisdn) }),
      why: say('lineWhy'),
    })),
  ];
  return (
    <Stack sx={{ gap: 2 }}>
      <Blockers blockers={blockers} />
      {money.length > 0 ? (
        <Lines title={say('money', { amount: moneyText(balance) })} lines={money} />
      ) : (
        <Typography variant="body2">{say('nothing')}</Typography>
      )}
      {afterwards.length > 0 && <Lines title={say('afterwards')} lines={afterwards} />}
      {owed.amount > 0 && <Alert severity="warning">{say('owed', { amount: moneyText(owed) })}</Alert>}
      {needsApproval && <Alert severity="warning">{say('needsApproval')}</Alert>}
    </Stack>
  );
}
