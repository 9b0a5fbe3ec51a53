import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { useSay } from '../../shared/messages';
import { AllowanceInput } from './AllowanceInput';
import { CoverageInput } from './CoverageInput';
import { planMessages } from './plan.messages';
import { PricesInput } from './PricesInput';
import { ValidityInput } from './ValidityInput';

const SECONDS_PER_MINUTE = 60;
const GIBIBYTE = 1024 ** 3;
const TWO_COLUMNS = { display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } } as const;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2.5, minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** The inputs of a plan's draft; `children` come first. */
export function PlanInputs({ children }: { children?: ReactNode }) {
  const say = useSay(planMessages);
  return (
    <>
      <Part title={say('sections.names')}>
        {children}
        <Box sx={TWO_COLUMNS}>
          <TextInput source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
        </Box>
      </Part>
      <Part title={say('sections.allowances')}>
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
      </Part>
      <Part title={say('sections.prices')}>
        <PricesInput />
      </Part>
      <Part title={say('sections.coverage')}>
        <CoverageInput />
      </Part>
      <Part title={say('sections.terms')}>
        <Box sx={TWO_COLUMNS}>
          <TextInput source="terms.en" label={say('fields.termsEn')} multiline minRows={2} />
          <TextInput source="terms.zh" label={say('fields.termsZh')} multiline minRows={2} />
        </Box>
      </Part>
    </>
  );
}
