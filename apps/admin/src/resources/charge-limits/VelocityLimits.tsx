import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import {
  UpdateVelocityLimitInput,
  VELOCITY_SCOPES,
  type VelocityLimitView,
  type VelocityScope,
} from '@ur-desk/domain/charge-limits';
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
import { MinorAmountField } from './MinorAmountField';
import { NumberField } from './NumberField';
import { SettingDialog } from './SettingDialog';
import { useSettings } from './use-settings';

type Count = 'hourCount' | 'dayCount';
const SUMS = ['hourSum', 'daySum'] as const;
type Part = Count | (typeof SUMS)[number];

const isSum = (part: string): boolean => (SUMS as readonly string[]).includes(part);

function VelocityDialog({ limit, onClose }: { limit: VelocityLimitView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const moneyText = useMoneyText();
  const { id, currency, scope, version, hourCount, hourSum, dayCount, daySum } = limit;
  return (
    <SettingDialog
      path={`velocity-limits/${id}`}
      title={say('editVelocity', { currency, scope: say(`velocity.${scope}`) })}
      inputs={UpdateVelocityLimitInput}
      values={{ hourCount, hourSum, dayCount, daySum }}
      version={version}
      labelOf={(field) => say(`fields.${field as Part}`)}
      textOf={(field, value) =>
        isSum(field) ? moneyText(money(Number(value), currency)) : String(Number(value))
      }
      submitLabel={say('save')}
      saved={say('saved')}
      onClose={onClose}
    >
      <NumberField source="hourCount" label={say('fields.hourCount')} />
      <MinorAmountField source="hourSum" label={say('fields.hourSum')} currency={currency} />
      <NumberField source="dayCount" label={say('fields.dayCount')} />
      <MinorAmountField source="daySum" label={say('fields.daySum')} currency={currency} />
    </SettingDialog>
  );
}

function useColumns(onEdit: (limit: VelocityLimitView) => void): TableColumn<VelocityLimitView>[] {
  const say = useSay(chargeLimitMessages);
  const mayChange = useMay('settings:update');
  const count = (part: Count): TableColumn<VelocityLimitView> => ({
    label: say(`fields.${part}`),
    align: 'right',
    render: (limit) => limit[part],
  });
  const sum = (part: (typeof SUMS)[number]): TableColumn<VelocityLimitView> => ({
    label: say(`fields.${part}`),
    align: 'right',
    render: (limit) => <MoneyText value={money(limit[part], limit.currency)} />,
  });
  const edit: TableColumn<VelocityLimitView> = {
    label: '',
    key: 'edit',
    align: 'right',
    render: (limit) => (
      <Button
        onClick={() => onEdit(limit)}
        aria-label={say('editVelocity', { currency: limit.currency, scope: say(`velocity.${limit.scope}`) })}
      >
        {say('editShort')}
      </Button>
    ),
  };
  return [
    { label: say('currency'), render: ({ currency }) => currency },
    count('hourCount'),
    sum('hourSum'),
    count('dayCount'),
    sum('daySum'),
    { label: say('changed'), render: ({ updatedAt }) => <InstantText value={updatedAt} /> },
    ...(mayChange ? [edit] : []),
  ];
}

interface ScopeProps {
  scope: VelocityScope;
  limits: readonly VelocityLimitView[];
  columns: TableColumn<VelocityLimitView>[];
}

function Scope({ scope, limits, columns }: ScopeProps) {
  const say = useSay(chargeLimitMessages);
  const title = say(`velocity.${scope}`);
  return (
    <Section title={title}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {say('velocityHint')}
      </Typography>
      <HouseTable label={title} columns={columns} rows={limits.filter((limit) => limit.scope === scope)} />
    </Section>
  );
}

/** How often and how much customers and cards may be charged, per currency. */
export function VelocityLimits() {
  const [edited, setEdited] = useState<VelocityLimitView | null>(null);
  const columns = useColumns(setEdited);
  return (
    <>
      <Loaded query={useSettings<VelocityLimitView>('velocity-limits')}>
        {(limits) => (
          <>
            {VELOCITY_SCOPES.map((scope) => (
              <Scope key={scope} scope={scope} limits={limits} columns={columns} />
            ))}
          </>
        )}
      </Loaded>
      {edited && <VelocityDialog limit={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
