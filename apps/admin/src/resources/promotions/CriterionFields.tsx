import { FormControl, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { CURRENCY_CODES, type Locale } from '@ur-desk/domain/kernel';
import { type MembershipTierView } from '@ur-desk/domain/memberships';
import { PURCHASE_CHANNELS } from '@ur-desk/domain/pricing';
import {
  type Criterion,
  type CriterionKind,
  type HoursCriterion,
  WEEKDAYS,
} from '@ur-desk/domain/promotions';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { useTiers } from '../memberships/use-tiers';
import { countryCodes, countryName } from '../customers/country-name';
import { Chips, CountField } from './inputs';
import { MoneyTable } from './MoneyTable';
import { promotionMessages } from './promotion.messages';
import { usePlanNames } from './use-names';

/** What a condition of a kind begins with. */
export function blankCriterion(kind: CriterionKind): Criterion {
  switch (kind) {
    case 'plan':
      return { kind, planIds: [] };
    case 'tier':
      return { kind, tiers: [] };
    case 'country':
      return { kind, countries: [] };
    case 'currency':
      return { kind, currencies: [] };
    case 'channel':
      return { kind, channels: [] };
    case 'firstPurchase':
      return { kind };
    case 'minimumAmount':
      return { kind, amounts: [{ amount: Number.NaN, currency: 'CNY' }] };
    case 'daysSinceExpiry':
      return { kind, minDays: 30, maxDays: null };
    case 'hours':
      return { kind, weekdays: [6, 7], from: '00:00', until: '24:00', zone: operatorZone() };
    case 'tags':
      return { kind, tags: [] };
  }
}

interface FieldsProps<T extends Criterion = Criterion> {
  value: T;
  onChange: (value: Criterion) => void;
}

function HoursFields({ value, onChange }: FieldsProps<HoursCriterion>) {
  const say = useSay(promotionMessages);
  const clock = (name: 'from' | 'until' | 'zone', width: number) => (
    <TextField
      label={say(name)}
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.target.value })}
      sx={{ width }}
    />
  );
  return (
    <>
      <FormControl>
        <ToggleButtonGroup
          size="small"
          value={value.weekdays}
          onChange={(_event, weekdays: number[]) => onChange({ ...value, weekdays: weekdays.sort() })}
          aria-label={say('weekdaysLabel')}
        >
          {WEEKDAYS.map((day) => (
            <ToggleButton key={day} value={day}>
              {say(`weekdays.day${day}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </FormControl>
      {clock('from', 90)}
      {clock('until', 90)}
      {clock('zone', 190)}
    </>
  );
}

function DaysFields({ value, onChange }: FieldsProps<Extract<Criterion, { kind: 'daysSinceExpiry' }>>) {
  const say = useSay(promotionMessages);
  return (
    <>
      <CountField
        label={say('minDays')}
        value={value.minDays}
        onChange={(minDays) => onChange({ ...value, minDays: minDays ?? Number.NaN })}
      />
      <CountField
        label={say('maxDays')}
        value={value.maxDays}
        hint={say('noEnd')}
        onChange={(maxDays) => onChange({ ...value, maxDays })}
      />
    </>
  );
}

/** The tiers of the programme, and those that the condition names already. */
const tierChoices = (named: readonly string[], tiers: readonly MembershipTierView[], locale: Locale) => [
  ...tiers.map(({ code, name }) => ({ id: code, name: `${name[locale]} (${code})` })),
  ...named.filter((code) => !tiers.some((tier) => tier.code === code)).map((id) => ({ id, name: id })),
];

/** The fields that the kind of a condition has. */
export function CriterionFields({ value, onChange }: FieldsProps) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const plans = usePlanNames();
  const tiers = useTiers();
  const label = say(`kinds.${value.kind}`);
  switch (value.kind) {
    case 'plan':
      return (
        <Chips
          label={label}
          value={value.planIds}
          options={plans.map(({ id, name, code }) => ({ id, name: `${name} (${code})` }))}
          onChange={(planIds) => onChange({ ...value, planIds })}
        />
      );
    case 'tier':
      return (
        <Chips
          label={label}
          value={value.tiers}
          options={tierChoices(value.tiers, tiers, locale)}
          onChange={(tiers) => onChange({ ...value, tiers })}
        />
      );
    case 'country':
      return (
        <Chips
          label={label}
          value={value.countries}
          options={countryCodes(locale).map((id) => ({ id, name: `${countryName(id, locale)} (${id})` }))}
          onChange={(countries) => onChange({ ...value, countries })}
        />
      );
    case 'currency':
      return (
        <Chips
          label={label}
          value={value.currencies}
          options={CURRENCY_CODES.map((id) => ({ id, name: id }))}
          onChange={(currencies) => onChange({ ...value, currencies })}
        />
      );
    case 'channel':
      return (
        <Chips
          label={label}
          value={value.channels}
          options={PURCHASE_CHANNELS.map((id) => ({ id, name: say(`channels.${id}`) }))}
          onChange={(channels) => onChange({ ...value, channels })}
        />
      );
    case 'firstPurchase':
      return null;
    case 'minimumAmount':
      return (
        <MoneyTable
          label={say('amounts')}
          value={value.amounts}
          onChange={(amounts) => onChange({ ...value, amounts })}
        />
      );
    case 'daysSinceExpiry':
      return <DaysFields value={value} onChange={onChange} />;
    case 'hours':
      return <HoursFields value={value} onChange={onChange} />;
    case 'tags':
      return (
        <Chips
          label={label}
          hint={say('tagHint')}
          value={value.tags}
          onChange={(tags) => onChange({ ...value, tags })}
        />
      );
  }
}
