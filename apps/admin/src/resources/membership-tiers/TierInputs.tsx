import { Box } from '@mui/material';
import { type ReactNode } from 'react';
import { SelectInput, TextInput, useInput } from 'react-admin';
import { type Money } from '@ur-desk/domain/kernel';
import { SUPPORT_PRIORITIES } from '@ur-desk/domain/memberships';
import { FormPart, TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { PercentField } from '../charge-limits/PercentField';
import { firstMessage } from '../promotions/field-errors';
import { asIs, Chips, Wrong } from '../promotions/inputs';
import { MoneyTable } from '../promotions/MoneyTable';
import { BonusesInput } from './BonusesInput';
import { useServiceChoices } from '../value-added-services/use-service-names';
import { tierMessages } from './tier.messages';

function ThresholdsInput() {
  const say = useSay(tierMessages);
  const { field, fieldState } = useInput({ source: 'thresholds', ...asIs });
  return (
    <>
      <MoneyTable
        label={say('thresholdsHint')}
        value={(field.value ?? []) as Money[]}
        onChange={field.onChange}
      />
      <Wrong>{firstMessage(fieldState.error)}</Wrong>
    </>
  );
}

function ServicesInput() {
  const say = useSay(tierMessages);
  const { field, fieldState } = useInput({ source: 'freeServices', ...asIs });
  return (
    <Chips
      label={say('fields.freeServices')}
      options={useServiceChoices()}
      hint={say('servicesHint')}
      wrong={firstMessage(fieldState.error)}
      value={(field.value ?? []) as string[]}
      onChange={field.onChange}
    />
  );
}

const whole = (typed: string): number | null => (typed === '' ? null : Number(typed));

/** The inputs of a tier; `children` come first. */
export function TierInputs({ children }: { children?: ReactNode }) {
  const say = useSay(tierMessages);
  return (
    <>
      <FormPart title={say('sections.name')}>
        {children}
        <Box sx={TWO_COLUMNS}>
          <TextInput source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
          <TextInput
            source="rank"
            type="number"
            label={say('fields.rank')}
            helperText={say('rankHint')}
            parse={whole}
          />
          <TextInput source="colour" type="color" label={say('fields.colour')} />
        </Box>
      </FormPart>
      <FormPart title={say('sections.qualification')}>
        <ThresholdsInput />
      </FormPart>
      <FormPart title={say('sections.benefits')}>
        <Box sx={TWO_COLUMNS}>
          <PercentField source="discountBps" label={say('fields.discountBps')} />
          <SelectInput
            source="supportPriority"
            label={say('fields.supportPriority')}
            choices={SUPPORT_PRIORITIES.map((id) => ({ id, name: say(`priorities.${id}`) }))}
            translateChoice={false}
          />
          <TextInput source="slaMinutes" type="number" label={say('fields.slaMinutes')} parse={whole} />
          <ServicesInput />
        </Box>
        <BonusesInput />
      </FormPart>
    </>
  );
}
