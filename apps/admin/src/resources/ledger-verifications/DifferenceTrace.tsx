import { Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { type AccountView, isAccountCode, type LedgerDifferenceView } from '@ur-desk/domain/ledger';
import { type PaymentView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { Section } from '../../shared/Section';
import { TransferTable } from '../wallets/TransferTable';
import { verificationMessages } from './verification.messages';

/** What the difference is about decides where it can come from: an account, or one payment. */
function AccountTrace({ customerId, code }: { customerId: string; code: string }) {
  const say = useSay(verificationMessages);
  return (
    <>
      <Typography variant="h3">{say('account')}</Typography>
      <RelatedRows<AccountView & RaRecord>
        resource="accounts"
        filter={{ customerId, code }}
        sort={{ field: 'code', order: 'ASC' }}
        empty={say('noAccount')}
      >
        {({ debits, credits, balance }) => (
          <RelatedRow
            lead={
              <>
                {say('debits')} <MoneyText value={debits} /> · {say('credits')} <MoneyText value={credits} />
              </>
            }
            trail={
              <>
                {say('balance')} <MoneyText strong value={balance} />
              </>
            }
          />
        )}
      </RelatedRows>
      <Typography variant="h3">{say('transfers')}</Typography>
      <TransferTable filter={{ customerId, account: code }} empty={say('noTransfers')} />
    </>
  );
}

function PaymentTrace({ customerId, reference }: { customerId: string; reference: string }) {
  const say = useSay(verificationMessages);
  return (
    <>
      <Typography variant="h3">{say('payment')}</Typography>
      <RelatedRows<PaymentView & RaRecord>
        resource="payments"
        filter={{ reference }}
        empty={say('noPayment')}
      >
        {({ id, amount }) => (
          <RelatedRow
            lead={
              <MuiLink component={Link} to={`/payments/${id}/show`}>
                {reference}
              </MuiLink>
            }
            trail={<MoneyText strong value={amount} />}
          />
        )}
      </RelatedRows>
      <Typography variant="h3">{say('transfers')}</Typography>
      <TransferTable filter={{ customerId, causeReference: reference }} empty={say('noTransfers')} />
    </>
  );
}

interface DifferenceTraceProps {
  difference: LedgerDifferenceView;
  onClose: () => void;
}

/** Where a difference comes from, as things stand now: the account, its transfers, the payment. */
export function DifferenceTrace({ difference, onClose }: DifferenceTraceProps) {
  const say = useSay(verificationMessages);
  const { check, customerId, subject } = difference;
  const ofPayment = check === 'captures' || check === 'refunds';
  return (
    <Section
      title={say('traceOf', { subject })}
      actions={<Button onClick={onClose}>{say('closeTrace')}</Button>}
    >
      <Stack sx={{ gap: 1.5 }}>
        {customerId && ofPayment && <PaymentTrace customerId={customerId} reference={subject} />}
        {customerId && !ofPayment && (
          <AccountTrace customerId={customerId} code={isAccountCode(subject) ? subject : 'wallet'} />
        )}
        <MuiLink
          component={Link}
          to={customerId ? `/customers/${customerId}/show?tab=ledger` : `/accounts?currency=${subject}`}
        >
          {say(customerId ? 'openCustomer' : 'openTotals')}
        </MuiLink>
      </Stack>
    </Section>
  );
}
