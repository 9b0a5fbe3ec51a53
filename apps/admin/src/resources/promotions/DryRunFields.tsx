import { MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useGetOne } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { operatorZone } from '../../shared/zones';
import { CustomerPicker } from '../customers/CustomerPicker';
import { type Asked, DRY_RUNS, type DryRunKind } from './dry-run-order';
import { promotionMessages } from './promotion.messages';
import { usePlanNames, usePromotionNames } from './use-names';

interface FieldsProps {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
}

function PurchaseFields({ asked, change }: FieldsProps) {
  const say = useSay(promotionMessages);
  const plans = usePlanNames();
  return (
    <>
      <TextField
        select
        label={say('dryRun.plan')}
        value={plans.length === 0 ? '' : asked.planId}
        onChange={(event) => change({ planId: event.target.value })}
      >
        {plans.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={say('fields.coupon')}
        value={asked.couponCode}
        onChange={(event) => change({ couponCode: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off', spellCheck: false } }}
      />
    </>
  );
}

/** The amount, in the currency of the customer's wallet: it waits for a customer. */
function TopUpFields({ asked: { customerId, amount }, change }: FieldsProps) {
  const say = useSay(promotionMessages);
  const { data } = useGetOne<CustomerView>(
    'customers',
    { id: customerId ?? '' },
    { enabled: customerId !== null },
  );
  return (
    <MoneyTextField
      key={customerId}
      label={say('dryRun.amount')}
      value={amount}
      onChange={(value) => change({ amount: value })}
      currency={data?.walletCurrency ?? 'CNY'}
      disabled={!data}
      error={amount !== null && !(amount.amount > 0)}
      helperText={say('dryRun.amountHint')}
    />
  );
}

/** What is tried, for whom, when, and with which promotion in preparation. */
export function DryRunFields({ asked, change }: FieldsProps) {
  const say = useSay(promotionMessages);
  const promotions = usePromotionNames();
  const Fields = asked.what === 'purchase' ? PurchaseFields : TopUpFields;
  return (
    <>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        color="primary"
        aria-label={say('dryRun.what')}
        value={asked.what}
        onChange={(_event, what: DryRunKind | null) => what !== null && change({ what })}
        sx={{ '& .MuiToggleButton-root': { textTransform: 'none' } }}
      >
        {DRY_RUNS.map((what) => (
          <ToggleButton key={what} value={what}>
            {say(`dryRun.whats.${what}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <CustomerPicker
        label={say('dryRun.customer')}
        value={asked.customerId}
        onChange={(customerId) => change({ customerId, amount: null })}
      />
      <Fields asked={asked} change={change} />
      <TextField
        type="datetime-local"
        label={say('dryRun.at', { zone: operatorZone() })}
        value={asked.localTime}
        onChange={(event) => change({ localTime: event.target.value })}
        helperText={say('dryRun.atHint')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label={say('dryRun.draftOf')}
        value={promotions.length === 0 ? '' : asked.promotionId}
        onChange={(event) => change({ promotionId: event.target.value })}
        helperText={say('dryRun.draftHint')}
      >
        <MenuItem value="">{say('none')}</MenuItem>
        {promotions.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
