import { type TopUpLimitView, UpdateTopUpLimitInput } from '@ur-desk/domain/charge-limits';
import { money } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { useMoneyText } from '../payments/use-money-text';
import { AmountsField } from './AmountsField';
import { chargeLimitMessages } from './charge-limit.messages';
import { MinorAmountField } from './MinorAmountField';
import { SettingDialog } from './SettingDialog';

/** Changes what one top-up in a currency may be. */
export function TopUpLimitDialog({ limit, onClose }: { limit: TopUpLimitView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const moneyText = useMoneyText();
  const { id, currency, version, presets, least, most } = limit;
  const textOf = (_field: string, value: unknown): string =>
    [value]
      .flat()
      .map((amount) => moneyText(money(Number(amount), currency)))
      .join(' · ');
  return (
    <SettingDialog
      path={`top-up-limits/${id}`}
      title={say('editTitle', { currency })}
      inputs={UpdateTopUpLimitInput}
      values={{ presets, least, most }}
      version={version}
      labelOf={(field) => say(`fields.${field as 'presets' | 'least' | 'most'}`)}
      textOf={textOf}
      submitLabel={say('save')}
      saved={say('saved')}
      onClose={onClose}
    >
      <AmountsField
        source="presets"
        label={say('fields.presets')}
        hint={say('presetsHint')}
        currency={currency}
      />
      <MinorAmountField source="least" label={say('fields.least')} currency={currency} />
      <MinorAmountField source="most" label={say('fields.most')} currency={currency} />
    </SettingDialog>
  );
}
