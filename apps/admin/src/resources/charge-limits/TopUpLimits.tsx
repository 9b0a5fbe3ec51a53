import { Button } from '@mui/material';
import { useState } from 'react';
import { type TopUpLimitView, topUpPresets } from '@ur-desk/domain/charge-limits';
import { money } from '@ur-desk/domain/kernel';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { chargeLimitMessages } from './charge-limit.messages';
import { TopUpLimitDialog } from './TopUpLimitDialog';
import { useSettings } from './use-settings';

function useColumns(onEdit: (limit: TopUpLimitView) => void): TableColumn<TopUpLimitView>[] {
  const say = useSay(chargeLimitMessages);
  const moneyText = useMoneyText();
  const mayChange = useMay('settings:update');
  const edit: TableColumn<TopUpLimitView> = {
    label: '',
    key: 'edit',
    align: 'right',
    render: (limit) => (
      <Button onClick={() => onEdit(limit)} aria-label={say('edit', { currency: limit.currency })}>
        {say('editShort')}
      </Button>
    ),
  };
  return [
    { label: say('currency'), render: ({ currency }) => currency },
    {
      label: say('fields.presets'),
      render: (limit) => topUpPresets(limit).map(moneyText).join(' · ') || say('none'),
    },
    {
      label: say('fields.least'),
      align: 'right',
      render: ({ least, currency }) => <MoneyText value={money(least, currency)} />,
    },
    {
      label: say('fields.most'),
      align: 'right',
      render: ({ most, currency }) => <MoneyText value={money(most, currency)} />,
    },
    { label: say('changed'), render: ({ updatedAt }) => <InstantText value={updatedAt} /> },
    ...(mayChange ? [edit] : []),
  ];
}

/** What one top-up may be, per currency. */
export function TopUpLimits() {
  const say = useSay(chargeLimitMessages);
  const [edited, setEdited] = useState<TopUpLimitView | null>(null);
  const columns = useColumns(setEdited);
  return (
    <Section title={say('topUps')}>
      <Loaded query={useSettings<TopUpLimitView>('top-up-limits')}>
        {(limits) => <HouseTable label={say('topUps')} columns={columns} rows={limits} />}
      </Loaded>
      {edited && <TopUpLimitDialog limit={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
