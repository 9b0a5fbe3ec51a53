import { Button } from '@mui/material';
import { useState } from 'react';
import { type RiskRuleView, UpdateRiskRuleInput } from '@ur-desk/domain/risk-rules';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { SwitchInput } from '../../shared/SwitchInput';
import { useMay } from '../../shared/use-may';
import { chargeLimitMessages } from './charge-limit.messages';
import { NumberField } from './NumberField';
import { SettingDialog } from './SettingDialog';
import { useSettings } from './use-settings';

/** Thresholds that only some rules have. */
const OWN = ['percent', 'fromHour', 'toHour'] as const;

function RuleDialog({ rule, onClose }: { rule: RiskRuleView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const { id, version, active, times, withinDays } = rule;
  const own = OWN.filter((field) => rule[field] !== null);
  const thresholds = Object.fromEntries(own.map((field) => [field, rule[field]]));
  return (
    <SettingDialog
      path={`risk-rules/${id}`}
      title={say(`ruleNames.${rule.rule}`)}
      inputs={UpdateRiskRuleInput}
      values={{ active, times, withinDays, ...thresholds }}
      version={version}
      labelOf={(field) => say(`fields.${field as 'active' | 'times' | 'withinDays' | (typeof OWN)[number]}`)}
      textOf={(_field, value) =>
        typeof value === 'boolean' ? say(value ? 'on' : 'off') : String(Number(value))
      }
      submitLabel={say('saveRule')}
      saved={say('ruleSaved')}
      onClose={onClose}
    >
      <SwitchInput source="active" label={say('fields.active')} />
      <NumberField source="times" label={say('fields.times')} />
      <NumberField source="withinDays" label={say('fields.withinDays')} />
      {own.map((field) => (
        <NumberField key={field} source={field} label={say(`fields.${field}`)} />
      ))}
    </SettingDialog>
  );
}

function useColumns(onEdit: (rule: RiskRuleView) => void): TableColumn<RiskRuleView>[] {
  const say = useSay(chargeLimitMessages);
  const mayChange = useMay('settings:update');
  const edit: TableColumn<RiskRuleView> = {
    label: '',
    key: 'edit',
    align: 'right',
    render: (rule) => (
      <Button
        onClick={() => onEdit(rule)}
        aria-label={say('editRule', { rule: say(`ruleNames.${rule.rule}`) })}
      >
        {say('editShort')}
      </Button>
    ),
  };
  return [
    { label: say('rule'), render: ({ rule }) => say(`ruleNames.${rule}`) },
    { label: say('fields.active'), render: ({ active }) => say(active ? 'on' : 'off') },
    { label: say('fields.times'), align: 'right', render: ({ times }) => times },
    { label: say('fields.withinDays'), align: 'right', render: ({ withinDays }) => withinDays },
    { label: say('fields.percent'), align: 'right', render: ({ percent }) => percent ?? '–' },
    {
      label: say('hours'),
      render: ({ fromHour, toHour }) => (fromHour === null ? '–' : `${fromHour}:00–${toHour}:00`),
    },
    { label: say('changed'), render: ({ updatedAt }) => <InstantText value={updatedAt} /> },
    ...(mayChange ? [edit] : []),
  ];
}

/** From when on the rules speak up. */
export function RiskRules() {
  const say = useSay(chargeLimitMessages);
  const [edited, setEdited] = useState<RiskRuleView | null>(null);
  const columns = useColumns(setEdited);
  return (
    <Section title={say('rules')}>
      <Loaded query={useSettings<RiskRuleView>('risk-rules')}>
        {(rules) => <HouseTable label={say('rules')} columns={columns} rows={rules} />}
      </Loaded>
      {edited && <RuleDialog rule={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
