import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { REFUND_REASON_TEXTS, REFUND_REASONS, type RefundReason } from '@ur-desk/domain/refunds';
import { type ActorView, type CauseView } from '@ur-desk/domain/ledger';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { ledgerMessages } from './ledger.messages';

const PATHS: Partial<Record<CauseView['kind'], string>> = {
  payment: 'payments',
  refund: 'refunds',
  renewal: 'renewals',
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

const ACCOUNTS = ['wallet', 'revenue', 'goodwill_cost', 'promotion_cost', 'receivable'] as const;

/** What an account is called: `wallet` → "Balance of the customer". */
export function useAccountText(): (code: string) => string {
  const say = useSay(ledgerMessages);
  return (code) => {
    const known = ACCOUNTS.find((account) => account === code);
    return known ? say(`accounts.${known}`) : say('accounts.cash', { provider: code.replace('cash:', '') });
  };
}

/** A transfer's reason is a reason code where one was chosen, else what somebody wrote. */
export function useReasonText(): (reason: string | null) => string {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (reason) => {
    const code: RefundReason | undefined = REFUND_REASONS.find((one) => one === reason);
    return code ? REFUND_REASON_TEXTS[code][locale] : (reason ?? '–');
  };
}
