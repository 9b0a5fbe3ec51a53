import { Box, Stack } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { type OwnFamilyView } from '@ur-desk/domain/plan-families';
import { FormPart, TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { FamilyInput } from '../plan-families/FamilyInput';
import { CountriesInput } from '../plan-regions/CountriesInput';
import { RegionsInput } from '../plan-regions/RegionsInput';
import { AllowanceInput } from './AllowanceInput';
import { planMessages } from './plan.messages';
import { PricesInput } from './PricesInput';
import { ValidityInput } from './ValidityInput';

const SECONDS_PER_MINUTE = 60;
const GIBIBYTE = 1024 ** 3;
interface PlanInputsProps {
  /** The family that the plan is in. */
  family: OwnFamilyView | null;
  children?: ReactNode;
}

/** The inputs of a plan's draft; `children` come first. */
export function PlanInputs({ family, children }: PlanInputsProps) {
  const say = useSay(planMessages);
  return (
    <>
      <FormPart title={say('sections.names')}>
        {children}
        <Box sx={TWO_COLUMNS}>
          <TextInput source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
        </Box>
        <FamilyInput own={family} />
      </FormPart>
      <FormPart title={say('sections.allowances')}>
        <Stack>
          <AllowanceInput source="dataBytes" label={say('fields.dataBytes')} unit={GIBIBYTE} />
          <AllowanceInput
            source="voiceSeconds"
            label={say('fields.voiceSeconds')}
            unit={SECONDS_PER_MINUTE}
          />
          <AllowanceInput source="smsCount" label={say('fields.smsCount')} unit={1} />
          <ValidityInput />
        </Stack>
      </FormPart>
      <FormPart title={say('sections.prices')}>
        <PricesInput />
      </FormPart>
      <FormPart title={say('sections.coverage')}>
        <RegionsInput />
        <CountriesInput source="coverage" label={say('fields.coverage')} />
      </FormPart>
      <FormPart title={say('sections.terms')}>
        <Box sx={TWO_COLUMNS}>
          <TextInput source="terms.en" label={say('fields.termsEn')} multiline minRows={2} />
          <TextInput source="terms.zh" label={say('fields.termsZh')} multiline minRows={2} />
        </Box>
      </FormPart>
    </>
  );
}
