import { Checkbox, FormControlLabel, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocaleState } from 'react-admin';
import { HOUR_MS, type Locale, MINUTE_MS } from '@ur-desk/domain/kernel';
import { LINK_VALID_FOR_MINUTES, type LinkOrderInput } from '@ur-desk/domain/payment-links';
import { METHOD_KIND_NAMES, type PaymentMethodKind, PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { paymentLinkMessages } from './payment-link.messages';
import { type LinkOrderChoice } from './use-link-order';

type FieldProps = Pick<LinkOrderChoice, 'providers' | 'change'> & { order: LinkOrderInput };

/** What the customer may choose from; at least one stays. */
function MethodKinds({ providers, order, change }: FieldProps) {
  const say = useSay(paymentLinkMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const heading = useId();
  const offered = providers.find(({ name }) => name === order.provider)?.methodKinds ?? [];
  if (offered.length < 2) return null;
  const toggle = (kind: PaymentMethodKind, on: boolean) =>
    change({ methodKinds: offered.filter((one) => (one === kind ? on : order.methodKinds.includes(one))) });
  return (
    <Stack role="group" aria-labelledby={heading}>
      <Typography id={heading} variant="body2" sx={{ color: 'text.secondary' }}>
        {say('methodKinds')}
      </Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap' }}>
        {offered.map((kind) => {
          const checked = order.methodKinds.includes(kind);
          const last = checked && order.methodKinds.length === 1;
          return (
            <FormControlLabel
              key={kind}
              label={METHOD_KIND_NAMES[kind][locale]}
              control={
                <Checkbox checked={checked} disabled={last} onChange={(_event, on) => toggle(kind, on)} />
              }
              slotProps={{ typography: { variant: 'body2' } }}
            />
          );
        })}
      </Stack>
    </Stack>
  );
}

function ProviderAndValidity({ providers, order, change }: FieldProps) {
  const say = useSay(paymentLinkMessages);
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
      {providers.length > 1 && (
        <TextField
          select
          label={say('provider')}
          value={order.provider}
          onChange={({ target }) => change({ provider: target.value as LinkOrderInput['provider'] })}
          sx={{ minWidth: 140 }}
        >
          {providers.map(({ name }) => (
            <MenuItem key={name} value={name}>
              {PROVIDER_NAMES[name]}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        select
        label={say('validFor')}
        value={order.validForMinutes}
        onChange={({ target }) => change({ validForMinutes: Number(target.value) })}
        sx={{ minWidth: 140 }}
      >
        {LINK_VALID_FOR_MINUTES.choices.map((minutes) => (
          <MenuItem key={minutes} value={minutes}>
            {say('hours', { smart_count: (minutes * MINUTE_MS) / HOUR_MS })}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

/** How a payment link is made: whose page, how to pay there, how long it is good, and whether it is sent at once. */
export function LinkOrderFields({ choice, email }: { choice: LinkOrderChoice; email: string | null }) {
  const say = useSay(paymentLinkMessages);
  const { providers, order, change } = choice;
  if (!order) return <Typography variant="body2">{say('noProvider')}</Typography>;
  const fields = { providers, order, change };
  return (
    <Stack sx={{ gap: 1 }}>
      <ProviderAndValidity {...fields} />
      <MethodKinds {...fields} />
      <Stack>
        <FormControlLabel
          label={email === null ? `${say('sendByEmail')} – ${say('noEmail')}` : say('sendByEmail')}
          disabled={email === null}
          control={
            <Checkbox
              checked={order.sendByEmail}
              onChange={(_event, sendByEmail) => change({ sendByEmail })}
            />
          }
          slotProps={{ typography: { variant: 'body2' } }}
        />
        <FormControlLabel
          label={say('saveMethod')}
          control={
            <Checkbox checked={order.saveMethod} onChange={(_event, saveMethod) => change({ saveMethod })} />
          }
          slotProps={{ typography: { variant: 'body2' } }}
        />
      </Stack>
    </Stack>
  );
}
