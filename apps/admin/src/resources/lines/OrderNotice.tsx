import { Alert, Button, Stack } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import { announce } from '../../shared/announce';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReasonButton } from '../../shared/ReasonButton';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { operatorZone } from '../../shared/zones';
import { usePhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';

function DiscardButton({ lineId }: { lineId: string }) {
  const say = useSay(lineMessages);
  const words = {
    button: say('discard.button'),
    title: say('discard.title'),
    text: say('discard.text'),
    reason: say('discard.reason'),
    back: say('discard.back'),
    confirm: say('discard.confirm'),
    done: say('discard.done'),
  };
  return <ReasonButton command={`lines/${lineId}/discard`} words={words} />;
}

/** What can be done about a refusal: ask once more, let a change go, or give up a line that never was in service. */
function Remedies({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const retry = useAction<object, LineView>(`lines/${line.id}/retry`, {
    onDone: ({ order }) => announce(order?.state === 'confirmed' ? say('asOf') : say('orders.activate')),
  });
  const withdraw = useAction<object, LineView>(`lines/${line.id}/withdraw`, {
    onDone: () => announce(say('withdrawn')),
  });
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
        <Button
          variant="outlined"
          disabled={retry.pending || !retry.ready}
          onClick={() => void retry.run({})}
        >
          {say('retry')}
        </Button>
        {line.state === 'ordered' ? (
          <DiscardButton lineId={line.id} />
        ) : (
          <Button disabled={withdraw.pending || !withdraw.ready} onClick={() => void withdraw.run({})}>
            {say('withdraw')}
          </Button>
        )}
      </Stack>
      <ProblemNotice problem={retry.problem ?? withdraw.problem} />
    </>
  );
}

/** What the network has not done yet, or would not; nothing when it has confirmed all. */
export function OrderNotice({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const phoneText = usePhoneText();
  const may = useMay('lines:update');
  const { order, state } = line;
  if (!order || order.state === 'confirmed' || order.state === 'withdrawn' || state === 'retired')
    return null;
  const what = say(`orders.${order.kind}`, {
    number: phoneText(order.msisdn),
    service: order.service?.name[locale] ?? '',
  });
  const at = order.asOf && formatInstant(order.asOf, operatorZone(), locale);
  if (order.state === 'requested')
    return (
      <Alert severity="info" sx={{ mb: 1.25 }}>
        {at ? say('waiting', { order: what, at }) : say('waitingFirst', { order: what })}
      </Alert>
    );
  const why = order.refusal ? say(`refusals.${order.refusal}`) : '';
  return (
    <Alert severity="error" sx={{ mb: 1.25 }}>
      {say('refused', { order: what, why, at: at ?? '' })}
      {may && <Remedies line={line} />}
    </Alert>
  );
}
