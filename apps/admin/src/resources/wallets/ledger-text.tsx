import { Link as MuiLink } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type ActorView, type CauseView } from '@ur-desk/domain/ledger';
import { useSay } from '../../shared/messages';
import { paymentMessages } from '../payments/payment.messages';
import { ledgerMessages } from './ledger.messages';

const PATHS: Partial<Record<CauseView['kind'], string>> = {
  adjustment: 'adjustments',
  payment: 'payments',
  refund: 'refunds',
  renewal: 'renewals',
  transfer: 'transfers',
};

/** What a transfer belongs to, as a link to it. */
export function CauseLink({ cause }: { cause: CauseView }) {
  const path = PATHS[cause.kind];
  if (!path) return <>{cause.reference}</>;
  return (
    <MuiLink component={Link} to={`/${path}/${cause.id}/show`} sx={{ whiteSpace: 'nowrap' }}>
      {cause.reference}
    </MuiLink>
  );
}

export function ActorText({ actor }: { actor: ActorView }) {
  const say = useSay(ledgerMessages);
  return <>{actor.kind === 'system' ? say('system') : actor.name}</>;
}

export const ACCOUNTS = [
  'wallet',
  'revenue',
  'goodwill_cost',
  'promotion_cost',
  'fee_cost',
  'receivable',
] as const;

/** What an account is called: `wallet` → "Balance of the customer", `cash:stripe` → "Money at Stripe". */
export function useAccountText(): (code: string) => string {
  const say = useSay(ledgerMessages);
  const translate = useTranslate();
  return (code) => {
    const known = ACCOUNTS.find((account) => account === code);
    if (known) return say(`accounts.${known}`);
    const provider = code.replace('cash:', '');
    const name = translate(`${paymentMessages.prefix}.providers.${provider}`, { _: provider });
    return say('accounts.cash', { provider: name });
  };
}
