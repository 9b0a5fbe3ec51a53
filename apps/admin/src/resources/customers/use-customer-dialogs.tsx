import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { type AccountAct, allowsAct } from '@ur-desk/domain/customer-status';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { type VerificationPurpose, type VerifiedContact } from '@ur-desk/domain/verifications';
import { useMay } from '../../shared/use-may';
import { type CustomerActions } from './customer-actions';

const RenewDialog = lazy(async () => ({ default: (await import('../renewals/RenewDialog')).RenewDialog }));
const RefundDialog = lazy(async () => ({
  default: (await import('../refunds/RefundDialog')).RefundDialog,
}));
const AdjustmentDialog = lazy(async () => ({
  default: (await import('../adjustments/AdjustmentDialog')).AdjustmentDialog,
}));
const OfflinePaymentDialog = lazy(async () => ({
  default: (await import('../offline-payments/OfflinePaymentDialog')).OfflinePaymentDialog,
}));
const AddLineDialog = lazy(async () => ({
  default: (await import('../lines/AddLineDialog')).AddLineDialog,
}));
const NewTicketDialog = lazy(async () => ({
  default: (await import('../tickets/NewTicketDialog')).NewTicketDialog,
}));
const CloseAccountDialog = lazy(async () => ({
  default: (await import('../account-closings/CloseAccountDialog')).CloseAccountDialog,
}));
const ExportPersonDialog = lazy(async () => ({
  default: (await import('../person-data/ExportPersonDialog')).ExportPersonDialog,
}));
const AnonymiseDialog = lazy(async () => ({
  default: (await import('../person-data/AnonymiseDialog')).AnonymiseDialog,
}));
const CodeDialog = lazy(async () => ({ default: (await import('../verifications/CodeDialog')).CodeDialog }));
const TopUpDialog = lazy(async () => ({ default: (await import('../payments/TopUpDialog')).TopUpDialog }));

type Open =
  | { kind: 'renew' | 'addOn'; lineId: string }
  | { kind: 'topUp' }
  | { kind: 'refund'; paymentId: string | null }
  | { kind: 'adjust' }
  | { kind: 'recordOffline' }
  | { kind: 'addLine' }
  | { kind: 'newTicket' }
  | { kind: 'verify'; purpose: VerificationPurpose; contact?: VerifiedContact | undefined }
  | { kind: 'closeAccount' }
  | { kind: 'exportPerson' }
  | { kind: 'anonymise' };

interface CustomerDialogs {
  actions: Omit<CustomerActions, 'showTab'>;
  dialogs: ReactNode;
}

/** The dialogs of other features that the page opens, for those who may and as far as the account allows it. */
export function useCustomerDialogs(overview: CustomerOverviewView): CustomerDialogs {
  const [open, setOpen] = useState<Open | null>(null);
  const allows = (act: AccountAct) => allowsAct(overview.customer.status, act);
  const mayRenew = useMay('renewals:create') && allows('buy');
  const mayTopUp = useMay('topUps:create') && allows('payIn');
  const mayRefund =
    useMay('refunds:create') && allows('payBack') && overview.payments.some((p) => p.state === 'captured');
  const mayAdjust = useMay('adjustments:create') && allows('give');
  const mayRecord = useMay('offlinePayments:create') && allows('payIn');
  const mayAddLine = useMay('lines:create') && allows('buy');
  const mayOpenTicket = useMay('tickets:create') && overview.customer.anonymisedAt === null;
  const mayVerify = useMay('verifications:create') && allows('edit');
  const mayClose = useMay('customers:close') && allows('payIn');
  const mayExport = useMay('customers:export');
  const mayAnonymise = useMay('customers:anonymise') && overview.customer.anonymisedAt === null;
  const close = () => setOpen(null);
  const actions = useMemo(
    () => ({
      renew: mayRenew ? (lineId: string) => setOpen({ kind: 'renew', lineId }) : null,
      addOn: mayRenew ? (lineId: string) => setOpen({ kind: 'addOn', lineId }) : null,
      topUp: mayTopUp ? () => setOpen({ kind: 'topUp' }) : null,
      adjust: mayAdjust ? () => setOpen({ kind: 'adjust' }) : null,
      recordOffline: mayRecord ? () => setOpen({ kind: 'recordOffline' }) : null,
      addLine: mayAddLine ? () => setOpen({ kind: 'addLine' }) : null,
      newTicket: mayOpenTicket ? () => setOpen({ kind: 'newTicket' }) : null,
      verify: mayVerify
        ? (purpose: VerificationPurpose, contact?: VerifiedContact) =>
            setOpen({ kind: 'verify', purpose, contact })
        : null,
      exportPerson: mayExport ? () => setOpen({ kind: 'exportPerson' }) : null,
      anonymise: mayAnonymise ? () => setOpen({ kind: 'anonymise' }) : null,
      closeAccount: mayClose ? () => setOpen({ kind: 'closeAccount' }) : null,
      refund: mayRefund ? (paymentId: string | null) => setOpen({ kind: 'refund', paymentId }) : null,
    }),
    [
      mayRenew,
      mayTopUp,
      mayRefund,
      mayAdjust,
      mayRecord,
      mayAddLine,
      mayOpenTicket,
      mayVerify,
      mayClose,
      mayExport,
      mayAnonymise,
    ],
  );
  const dialogs = (
    <Suspense fallback={null}>
      {(open?.kind === 'renew' || open?.kind === 'addOn') && (
        <RenewDialog
          overview={overview}
          lineId={open.lineId}
          kind={open.kind === 'addOn' ? 'addOn' : 'plan'}
          onClose={close}
        />
      )}
      {open?.kind === 'topUp' && <TopUpDialog customerId={overview.customer.id} onClose={close} />}
      {open?.kind === 'adjust' && <AdjustmentDialog customerId={overview.customer.id} onClose={close} />}
      {open?.kind === 'recordOffline' && (
        <OfflinePaymentDialog
          customerId={overview.customer.id}
          currency={overview.customer.walletCurrency}
          onClose={close}
        />
      )}
      {open?.kind === 'addLine' && (
        <AddLineDialog customer={overview.customer} onClose={close} onAdded={close} />
      )}
      {open?.kind === 'newTicket' && <NewTicketDialog overview={overview} onClose={close} />}
      {open?.kind === 'verify' && (
        <CodeDialog
          customer={overview.customer}
          purpose={open.purpose}
          contact={open.contact}
          onClose={close}
        />
      )}
      {open?.kind === 'closeAccount' && (
        <CloseAccountDialog customerId={overview.customer.id} onClose={close} />
      )}
      {open?.kind === 'exportPerson' && <ExportPersonDialog customer={overview.customer} onClose={close} />}
      {open?.kind === 'anonymise' && <AnonymiseDialog customer={overview.customer} onClose={close} />}
      {open?.kind === 'refund' && (
        <RefundDialog customerId={overview.customer.id} paymentId={open.paymentId} onClose={close} />
      )}
    </Suspense>
  );
  return { actions, dialogs };
}
