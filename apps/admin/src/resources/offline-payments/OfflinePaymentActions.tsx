import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { addMoney } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView, type ReverseOfflinePaymentInput } from '@ur-desk/domain/offline-payments';
import { ConfirmMoneyDialog } from '../../shared/ConfirmMoneyDialog';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useWallet } from '../payments/use-customer-money';
import { useMoneyText } from '../payments/use-money-text';
import { offlinePaymentMessages } from './offline-payment.messages';

interface OfProps {
  record: OfflinePaymentView;
}

/** The review step before the money is in the balance; what it leads to is the server's to say (a dry run). */
function RecordDialog({ record, onClose }: OfProps & { onClose: () => void }) {
  const say = useSay(offlinePaymentMessages);
  const moneyText = useMoneyText();
  const notify = useNotify();
  const amount = moneyText(record.amount);
  const wallet = useWallet(record.customerId).data;
  const action = useAction<object, OfflinePaymentView>(`offline-payments/${record.id}/record`, {
    onDone: ({ state }) => {
      notify(say(state === 'recorded' ? 'recorded' : 'asked', { amount }), { type: 'success' });
      onClose();
    },
  });
  const { data: preview, error } = useQuery({
    queryKey: ['offline-payments', record.id, 'preview'],
    queryFn: ({ signal }) => action.preview({}, signal),
    staleTime: 0,
  });
  const asks = preview?.state === 'awaitingApproval';
  const changes = wallet
    ? [{ label: say('balance'), before: wallet.balance, after: addMoney(wallet.balance, record.amount) }]
    : [];
  return (
    <ConfirmMoneyDialog
      open
      title={say('recordTitle', { amount })}
      changes={changes}
      confirmLabel={say(asks ? 'ask' : 'record', { amount })}
      reason={false}
      pending={action.pending || !preview}
      problem={action.problem ?? error}
      onConfirm={() => void action.run({})}
      onClose={onClose}
    >
      {asks && (
        <Typography variant="body2" sx={{ mt: 1.5 }}>
          {say('askText')}
        </Typography>
      )}
    </ConfirmMoneyDialog>
  );
}

function DraftActions({ record }: OfProps) {
  const say = useSay(offlinePaymentMessages);
  const moneyText = useMoneyText();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const discard = useAction<object, OfflinePaymentView>(`offline-payments/${record.id}/discard`, {
    idempotent: false,
    onDone: () => notify(say('discarded'), { type: 'info' }),
  });
  return (
    <>
      <ProblemNotice problem={discard.problem} />
      <Button color="inherit" disabled={discard.pending} onClick={() => void discard.run({})}>
        {say('discard')}
      </Button>
      <Button variant="contained" disabled={record.evidenceFiles === 0} onClick={() => setOpen(true)}>
        {say('record', { amount: moneyText(record.amount) })}
      </Button>
      {open && <RecordDialog record={record} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReverseButton({ record }: OfProps) {
  const say = useSay(offlinePaymentMessages);
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const action = useAction<ReverseOfflinePaymentInput, OfflinePaymentView>(
    `offline-payments/${record.id}/reverse`,
    {
      onDone: () => {
        notify(say('reverseAsked'), { type: 'success' });
        setOpen(false);
      },
    },
  );
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {say('reverse')}
      </Button>
      <ConfirmMoneyDialog
        open={open}
        title={say('reverseTitle', { reference: record.reference })}
        changes={[]}
        confirmLabel={say('reverseSubmit')}
        pending={action.pending}
        problem={action.problem}
        onConfirm={(reason) => void action.run({ reason })}
        onClose={() => setOpen(false)}
      >
        <Typography variant="body2">{say('reverseText')}</Typography>
      </ConfirmMoneyDialog>
    </>
  );
}

/** What can be done with a record by who may: record or discard a draft, ask to take a mistaken one back. */
export function OfflinePaymentActions({ record }: OfProps) {
  const may = useMay('offlinePayments:create');
  if (!may) return null;
  if (record.state === 'draft') return <DraftActions record={record} />;
  const asked = record.reversal?.approval.state === 'open';
  return record.state === 'recorded' && !asked ? <ReverseButton record={record} /> : null;
}
