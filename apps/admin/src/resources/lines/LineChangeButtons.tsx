import SendIcon from '@mui/icons-material/ForwardToInboxOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import {
  type ActivationCodeSentView,
  type ChangeNumberInput,
  isInService,
  type LineView,
  type SendActivationCodeInput,
} from '@ur-desk/domain/lines';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReasonButton } from '../../shared/ReasonButton';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { usePhoneText } from '../customers/phone-text';
import { CallerCheck } from '../verifications/CallerCheck';
import { lineMessages } from './line.messages';
import { MoveLine } from './MoveLine';
import { NetworkCheck } from './NetworkCheck';
import { NumberChoice, numberInput, type WantedNumber } from './NumberChoice';

type Caller = CustomerOverviewView['caller'];

/** What is done only for a verified caller says whether that is so, and is the way there. */
function CallerNote({ caller }: { caller: Caller }) {
  return (
    <Box sx={{ mt: 1.5 }}>
      <CallerCheck caller={caller} />
    </Box>
  );
}

function ReplaceSim({ line, caller }: { line: LineView; caller: Caller }) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  return (
    <ReasonButton
      command={`lines/${line.id}/replace-sim`}
      colour="primary"
      words={{
        button: say('replaceSim.button'),
        title: say('replaceSim.title'),
        text: say('replaceSim.text'),
        reason: say('replaceSim.reason'),
        back: translate('desk.actions.cancel'),
        confirm: say('replaceSim.confirm'),
        done: say('replaceSim.done'),
      }}
    >
      <CallerNote caller={caller} />
    </ReasonButton>
  );
}

interface ChangeNumberProps {
  line: LineView;
  country: string;
  caller: Caller;
}

function ChangeNumberDialog({ line, country, caller, onClose }: ChangeNumberProps & { onClose: () => void }) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  const phoneText = usePhoneText();
  const [number, setNumber] = useState<WantedNumber>({ country, msisdn: null });
  const { run, pending, problem } = useAction<ChangeNumberInput, LineView>(`lines/${line.id}/change-number`, {
    onDone: ({ order, msisdn }) => {
      const done = order?.state === 'confirmed';
      announce(done ? say('changeNumber.done', { number: phoneText(msisdn) }) : say('changeNumber.ordered'));
      onClose();
    },
  });
  return (
    <ReviewDialog
      title={say('changeNumber.title', { number: phoneText(line.msisdn) })}
      reasonLabel={say('changeNumber.reason')}
      backLabel={translate('desk.actions.cancel')}
      confirmLabel={say('changeNumber.confirm')}
      reasonRequired
      pending={pending}
      problem={problem}
      onConfirm={(reason) => void run({ ...numberInput(number), reason })}
      onClose={onClose}
    >
      <Typography variant="body2">{say('changeNumber.text')}</Typography>
      <CallerNote caller={caller} />
      <Stack sx={{ gap: 2, mt: 2 }}>
        <NumberChoice value={number} onChange={setNumber} problem={problem} />
      </Stack>
    </ReviewDialog>
  );
}

function ChangeNumber(props: ChangeNumberProps) {
  const say = useSay(lineMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('changeNumber.button')}</Button>
      {open && <ChangeNumberDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** T6: the eSIM's code to every verified contact at once, in the customer's language. */
function SendCode({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const { run, pending, problem, ready } = useAction<SendActivationCodeInput, ActivationCodeSentView>(
    `lines/${line.id}/send-activation-code`,
    {
      onDone: ({ ways }) =>
        announce(say('sendCode.done', { ways: ways.map((way) => say(`sendCode.ways.${way}`)).join(' + ') })),
    },
  );
  return (
    <>
      <Button startIcon={<SendIcon />} disabled={pending || !ready} onClick={() => void run({})}>
        {say('sendCode.button')}
      </Button>
      {problem !== null && (
        <Box sx={{ flexBasis: '100%', order: 1 }}>
          <ProblemNotice problem={problem} />
        </Box>
      )}
    </>
  );
}

interface LineChangeButtonsProps {
  line: LineView;
  overview: CustomerOverviewView;
}

/** What is done to a line in service: another eSIM, another number, the code once more; nothing while the network owes an answer. */
export function LineChangeButtons({ line, overview }: LineChangeButtonsProps) {
  const mayChange = useMay('lines:update');
  const maySend = useMay('lines:sendActivationCode');
  const mayCompare = useMay('lines:compare');
  const mayMove = useMay('lines:move');
  const { caller, customer } = overview;
  if (!isInService(line.state)) return null;
  const isFree = line.order?.state !== 'requested';
  const free = mayChange && isFree;
  return (
    <>
      {mayCompare && <NetworkCheck line={line} />}
      {maySend && line.simProfile && <SendCode line={line} />}
      {free && <ReplaceSim line={line} caller={caller} />}
      {free && <ChangeNumber line={line} country={customer.country} caller={caller} />}
      {mayMove && isFree && <MoveLine line={line} caller={caller} />}
    </>
  );
}
