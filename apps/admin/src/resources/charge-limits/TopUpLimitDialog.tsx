import { Dialog, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId } from 'react';
import { useNotify } from 'react-admin';
import { type TopUpLimitView, UpdateTopUpLimitInput } from '@ur-desk/domain/charge-limits';
import { money } from '@ur-desk/domain/kernel';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { useMoneyText } from '../payments/use-money-text';
import { AmountsField } from './AmountsField';
import { chargeLimitMessages } from './charge-limit.messages';
import { MinorAmountField } from './MinorAmountField';

type Part = 'presets' | 'least' | 'most';

/** Changes what one top-up in a currency may be; two who change it at once are brought together. */
export function TopUpLimitDialog({ limit, onClose }: { limit: TopUpLimitView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const notify = useNotify();
  const moneyText = useMoneyText();
  const heading = useId();
  const { id, currency, version, presets, least, most } = limit;
  const change = useAction<UpdateTopUpLimitInput, TopUpLimitView>(`settings/top-up-limits/${id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => {
      notify(say('saved'), { type: 'success' });
      onClose();
    },
  });
  const textOf = (value: unknown): string =>
    [value]
      .flat()
      .map((amount) => moneyText(money(Number(amount), currency)))
      .join(' · ');
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('editTitle', { currency })}</DialogTitle>
      <DialogContent>
        <HouseForm
          inputs={UpdateTopUpLimitInput}
          defaultValues={{ presets, least, most }}
          onSubmit={change.submit}
          submitLabel={say('save')}
          onCancel={onClose}
          versioned={{
            version,
            label: (field) => say(`fields.${field as Part}`),
            show: (field, values) => textOf(values[field]),
          }}
        >
          <Stack sx={{ gap: 1.5, pt: 1 }}>
            <AmountsField
              source="presets"
              label={say('fields.presets')}
              hint={say('presetsHint')}
              currency={currency}
            />
            <MinorAmountField source="least" label={say('fields.least')} currency={currency} />
            <MinorAmountField source="most" label={say('fields.most')} currency={currency} />
          </Stack>
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
