import { useQuery } from '@tanstack/react-query';
import { Alert, Dialog, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useDataProvider, useGetList, useInput, useLocaleState, useNotify } from 'react-admin';
import { useWatch } from 'react-hook-form';
import {
  AUTO_RENEW_ORDERS,
  AUTO_RENEW_STOP_TEXTS,
  type AutoRenewalView,
  SetAutoRenewInput,
} from '@ur-desk/domain/auto-renewals';
import { type CurrencyCode, formatMoney, type Locale, LOCALE_TAGS, money } from '@ur-desk/domain/kernel';
import { type PlanView, priceIn } from '@ur-desk/domain/plans';
import { renewalFailureText } from '@ur-desk/domain/renewals';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { formatInstant } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { useAction } from '../../shared/use-action';
import { operatorZone } from '../../shared/zones';
import { usePhoneText } from '../customers/phone-text';
import { autoRenewalMessages } from './auto-renewal.messages';

const ALL_PLANS = 100;
const FORM_LINES = 4;
const SAME_PLAN = 'same';

/** One of a few values in a form, with words; `none` stands for null. */
function ChoiceInput({ source, none, hint, children }: ChoiceInputProps) {
  const say = useSay(autoRenewalMessages);
  const { field, fieldState } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  return (
    <TextField
      select
      fullWidth
      label={say(`fields.${source}`)}
      value={(field.value as string | null) ?? none ?? ''}
      onChange={({ target }) => field.onChange(target.value === none ? null : target.value)}
      onBlur={field.onBlur}
      name={field.name}
      error={fieldState.error !== undefined}
      helperText={fieldState.error?.message ?? hint}
    >
      {children}
    </TextField>
  );
}

interface ChoiceInputProps {
  source: 'planId' | 'paymentOrder';
  none?: string;
  hint?: string;
  children: ReactNode;
}

/** The plans sold in the customer's currency, by name and price. */
function usePlanChoices(currency: CurrencyCode): { id: string; name: string }[] {
  const say = useSay(autoRenewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data = [] } = useGetList<PlanView>('plans', {
    filter: { currency, state: 'released', kind: 'plan' },
    pagination: { page: 1, perPage: ALL_PLANS },
    sort: { field: 'code', order: 'ASC' },
  });
  return data.flatMap(({ id, current }) => {
    const price = current && priceIn(current, currency);
    if (!current || !price) return [];
    const words = {
      plan: current.name[locale],
      price: formatMoney(money(price.amount, currency), LOCALE_TAGS[locale]),
    };
    return [{ id, name: say('price', words) }];
  });
}

/** What will happen, or has: the next try, why the last one failed, why it is off. */
function WhatComes({ of }: { of: AutoRenewalView }) {
  const say = useSay(autoRenewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const on = useWatch({ name: 'on' }) === true;
  const at = (instant: string) => formatInstant(instant, operatorZone(), locale);
  const reason = renewalFailureText(of.lastError ?? '', locale).replace(/[.。]$/, '');
  if (of.state === 'stopped' && of.stoppedAt && of.stopReason) {
    const why = AUTO_RENEW_STOP_TEXTS[of.stopReason][locale];
    return <Alert severity="error">{say('stopped', { at: at(of.stoppedAt), why, reason })}</Alert>;
  }
  if (!of.endsAt) return <Alert severity="info">{say('noPlan')}</Alert>;
  if (!on) return <Alert severity="info">{say('endsThen', { at: at(of.endsAt) })}</Alert>;
  if (!of.nextTryAt) return null;
  if (of.state === 'failing')
    return <Alert severity="warning">{say('nextTry', { reason, at: at(of.nextTryAt) })}</Alert>;
  return <Alert severity="info">{say('firstTry', { at: at(of.nextTryAt) })}</Alert>;
}

interface AutoRenewFormProps {
  of: AutoRenewalView;
  currency: CurrencyCode;
  onClose: () => void;
}

function AutoRenewForm({ of, currency, onClose }: AutoRenewFormProps) {
  const say = useSay(autoRenewalMessages);
  const notify = useNotify();
  const plans = usePlanChoices(currency);
  const change = useAction<SetAutoRenewInput, AutoRenewalView>(`lines/${of.id}/auto-renew`, {
    method: 'PUT',
    idempotent: false,
    onDone: () => {
      notify(say('saved'), { type: 'success' });
      onClose();
    },
  });
  const { on, planId, paymentOrder } = of;
  const shown = (field: string, values: SetAutoRenewInput): string => {
    if (field === 'on') return say(values.on ? 'on' : 'off');
    if (field === 'paymentOrder') return say(`orders.${values.paymentOrder}`);
    return plans.find(({ id }) => id === values.planId)?.name ?? say('samePlan');
  };
  return (
    <HouseForm
      inputs={SetAutoRenewInput}
      defaultValues={{ on: on || of.state === 'stopped', planId, paymentOrder }}
      onSubmit={change.submit}
      submitLabel={say('save')}
      versioned={{
        version: of.version,
        label: (field) => say(`fields.${field as keyof SetAutoRenewInput}`),
        show: (field, values) => shown(field, values as unknown as SetAutoRenewInput),
      }}
      onCancel={onClose}
    >
      <Stack sx={{ gap: 1.5 }}>
        <SwitchInput source="on" label={say('fields.on')} />
        <ChoiceInput source="planId" none={SAME_PLAN}>
          <MenuItem value={SAME_PLAN}>{say('samePlan')}</MenuItem>
          {plans.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </ChoiceInput>
        <ChoiceInput source="paymentOrder" hint={say('ordersHint')}>
          {AUTO_RENEW_ORDERS.map((order) => (
            <MenuItem key={order} value={order}>
              {say(`orders.${order}`)}
            </MenuItem>
          ))}
        </ChoiceInput>
        <WhatComes of={of} />
      </Stack>
    </HouseForm>
  );
}

interface AutoRenewDialogProps {
  lineId: string;
  msisdn: string;
  currency: CurrencyCode;
  onClose: () => void;
}

/** Whether and how a line is renewed by itself; read anew, because a job may have tried meanwhile. */
export function AutoRenewDialog({ lineId, msisdn, currency, onClose }: AutoRenewDialogProps) {
  const say = useSay(autoRenewalMessages);
  const phoneText = usePhoneText();
  const heading = useId();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['auto-renewals', lineId],
    queryFn: ({ signal }) => dataProvider.read<AutoRenewalView>(`auto-renewals/${lineId}`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('dialogTitle', { msisdn: phoneText(msisdn) })}</DialogTitle>
      <DialogContent>
        <Loaded query={query} lines={FORM_LINES}>
          {(of) => <AutoRenewForm of={of} currency={currency} onClose={onClose} />}
        </Loaded>
      </DialogContent>
    </Dialog>
  );
}
