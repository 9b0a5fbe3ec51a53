import { Alert, Box, Button, Typography } from '@mui/material';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { TextInput, useDataProvider } from 'react-admin';
import {
  ConfirmSecondFactorInput,
  type SecondFactorState,
  type SecondFactorView,
  SetUpSecondFactorInput,
} from '@ur-desk/domain/staff';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { ReferenceText } from '../../shared/ReferenceText';
import { Section } from '../../shared/Section';
import { accountMessages } from './account.messages';

const QR_PX = 176;

function AskPassword({ hasApp, onMade }: { hasApp: boolean; onMade: (made: SecondFactorView) => void }) {
  const say = useSay(accountMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const submit = async (body: SetUpSecondFactorInput) =>
    onMade(await dataProvider.action<SecondFactorView>('me/totp/set-up', body));
  return (
    <HouseForm inputs={SetUpSecondFactorInput} onSubmit={submit} submitLabel={say('secondFactor.start')}>
      <TextInput
        fullWidth
        source="currentPassword"
        type="password"
        label={say('password.current')}
        autoComplete="current-password"
        helperText={false}
      />
      {hasApp && (
        <TextInput
          fullWidth
          source="code"
          label={say('secondFactor.presentCode')}
          autoComplete="one-time-code"
          helperText={false}
        />
      )}
    </HouseForm>
  );
}

function ConfirmApp({ made, onDone }: { made: SecondFactorView; onDone: () => void }) {
  const say = useSay(accountMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const submit = async (body: ConfirmSecondFactorInput) => {
    await dataProvider.action('me/totp/confirm', body);
    onDone();
  };
  return (
    <>
      <Typography variant="body2">{say('secondFactor.scan')}</Typography>
      <Box sx={{ bgcolor: 'common.white', p: 1.5, width: 'fit-content', my: 1.5, borderRadius: 1 }}>
        <QRCodeSVG value={made.uri} size={QR_PX} title={say('secondFactor.qr')} />
      </Box>
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        {say('secondFactor.key')}: <ReferenceText value={made.secret} />
      </Typography>
      <HouseForm
        inputs={ConfirmSecondFactorInput}
        onSubmit={submit}
        submitLabel={say('secondFactor.confirm')}
      >
        <TextInput
          fullWidth
          source="code"
          label={say('secondFactor.code')}
          autoComplete="one-time-code"
          helperText={false}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        />
      </HouseForm>
    </>
  );
}

/** One's own authenticator app: set up, confirmed by a first code, changed. */
export function SecondFactorSection({
  state,
  onChanged,
}: {
  state: SecondFactorState;
  onChanged: () => void;
}) {
  const say = useSay(accountMessages);
  const [step, setStep] = useState<'idle' | 'password' | SecondFactorView>('idle');
  const done = () => {
    setStep('idle');
    onChanged();
  };
  return (
    <Section title={say('secondFactor.title')}>
      <Alert
        severity={state === 'missing' ? 'warning' : state === 'active' ? 'success' : 'info'}
        sx={{ mb: 1.5 }}
      >
        {say(`secondFactor.${state}`)}
      </Alert>
      {step === 'idle' && (
        <Button variant="outlined" onClick={() => setStep('password')}>
          {say(state === 'active' ? 'secondFactor.replace' : 'secondFactor.start')}
        </Button>
      )}
      {step === 'password' && <AskPassword hasApp={state === 'active'} onMade={setStep} />}
      {typeof step === 'object' && <ConfirmApp made={step} onDone={done} />}
    </Section>
  );
}
