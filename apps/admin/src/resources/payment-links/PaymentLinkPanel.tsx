import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Alert, AlertTitle, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useGetOne, useLocaleState } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type Locale } from '@ur-desk/domain/kernel';
import { linkSmsText } from '@ur-desk/domain/notifications';
import { isLinkWaiting, type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { DECLINE_TEXTS } from '@ur-desk/domain/payments';
import { announce } from '../../shared/announce';
import { Countdown } from '../../shared/Countdown';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReferenceText } from '../../shared/ReferenceText';
import { Skeleton } from '../../shared/Section';
import { type Action, useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { paymentLinkMessages } from './payment-link.messages';
import { usePaymentLink } from './use-payment-link';

const QrCode = lazy(async () => ({ default: (await import('qrcode.react')).QRCodeSVG }));
const QR_PX = 148;

type OpenLink = PaymentLinkView & { url: string };

/** What the agent reads out, shows or sends: the address, its QR code, and a text for an SMS in the customer's language. */
function Handing({ link, customer }: { link: OpenLink; customer: CustomerView | undefined }) {
  const say = useSay(paymentLinkMessages);
  const text = customer && linkSmsText(link, { locale: customer.locale, zone: customer.zone });
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words);
    announce(say('copySms'));
  };
  return (
    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
      <Box sx={{ bgcolor: 'common.white', p: 1, borderRadius: 1, width: QR_PX + 16, height: QR_PX + 16 }}>
        <Suspense fallback={null}>
          <QrCode value={link.url} size={QR_PX} title={say('qr')} />
        </Suspense>
      </Box>
      <Stack sx={{ gap: 1, flex: 1, minWidth: 240 }}>
        <Typography
          variant="body2"
          component="div"
          sx={{ '& *': { overflowWrap: 'anywhere', whiteSpace: 'normal' } }}
        >
          <ReferenceText value={link.url} />
        </Typography>
        {text && (
          <>
            <TextField
              label={say('sms')}
              value={text}
              multiline
              fullWidth
              slotProps={{ input: { readOnly: true } }}
            />
            <Button startIcon={<CopyIcon />} onClick={() => void copy(text)} sx={{ alignSelf: 'flex-start' }}>
              {say('copySms')}
            </Button>
          </>
        )}
      </Stack>
    </Stack>
  );
}

interface ActsProps {
  send: Action<object, PaymentLinkView>;
  close: Action<object, PaymentLinkView>;
  sendable: boolean;
}

function Acts({ send, close, sendable }: ActsProps) {
  const say = useSay(paymentLinkMessages);
  return (
    <>
      <Stack direction="row" sx={{ gap: 1 }}>
        {sendable && (
          <Button variant="outlined" disabled={send.pending || !send.ready} onClick={() => void send.run({})}>
            {say('send')}
          </Button>
        )}
        <Button color="inherit" disabled={close.pending || !close.ready} onClick={() => void close.run({})}>
          {say('close')}
        </Button>
      </Stack>
      <ProblemNotice problem={send.problem ?? close.problem} />
    </>
  );
}

/** An open link: until when it is good, how it gets to the customer, and how it is closed. */
function Open({ link }: { link: OpenLink }) {
  const say = useSay(paymentLinkMessages);
  const moneyText = useMoneyText();
  const mayChange = useMay('paymentLinks:create');
  const { data: customer } = useGetOne<CustomerView>('customers', { id: link.customerId });
  const path = `payment-links/${link.id}`;
  const send = useAction<object, PaymentLinkView>(`${path}/send`, { onDone: () => announce(say('sent')) });
  const close = useAction<object, PaymentLinkView>(`${path}/cancel`, {
    idempotent: false,
    onDone: ({ state }) => announce(say(`titles.${state}`, { amount: moneyText(link.amount) })),
  });
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Typography variant="body2" component="div">
        {say(link.kind === 'confirmation' ? 'confirmText' : 'openText')}{' '}
        <InstantText value={link.expiresAt} customerZone={customer?.zone} /> (
        <Countdown until={Date.parse(link.expiresAt)} />)
      </Typography>
      <Handing link={link} customer={customer} />
      {mayChange && <Acts send={send} close={close} sendable={customer?.email != null} />}
    </Stack>
  );
}

const SEVERITY = { paid: 'success', failed: 'error', expired: 'error', cancelled: 'info' } as const;

const severityOf = (state: PaymentLinkView['state']) =>
  state in SEVERITY ? SEVERITY[state as keyof typeof SEVERITY] : 'info';

function Panel({ link }: { link: PaymentLinkView }) {
  const say = useSay(paymentLinkMessages);
  const moneyText = useMoneyText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { state, kind, url, declineCode } = link;
  const title = state === 'open' && kind === 'confirmation' ? 'confirmTitle' : (`titles.${state}` as const);
  const text = say(title, { amount: moneyText(link.amount) });
  const isOpen = isLinkWaiting(state) && url !== null;
  return (
    <Alert
      severity={severityOf(state)}
      role="group"
      aria-label={text}
      sx={{ '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}
    >
      <AlertTitle>{text}</AlertTitle>
      {declineCode && DECLINE_TEXTS[declineCode][locale]}
      {isOpen && <Open link={{ ...link, url }} />}
    </Alert>
  );
}

/** A payment that waits for the customer, live: address, QR, SMS and e-mail while it is open, then how it ended. */
export function PaymentLinkPanel({ paymentId }: { paymentId: string }) {
  const { data: link, error } = usePaymentLink(paymentId);
  if (link) return <Panel link={link} />;
  return error ? <ProblemNotice problem={error} /> : <Skeleton lines={4} />;
}
