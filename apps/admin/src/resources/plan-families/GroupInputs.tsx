import { Box, Stack } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { planGroupMessages } from './plan-group.messages';

/** What families and regions have in common: a name in both languages, a place in the list, whether it is offered. */
export function GroupInputs({ children }: { children?: ReactNode }) {
  const say = useSay(planGroupMessages);
  return (
    <>
      <Box sx={TWO_COLUMNS}>
        <TextInput fullWidth source="name.en" label={say('fields.nameEn')} autoComplete="off" />
        <TextInput fullWidth source="name.zh" label={say('fields.nameZh')} autoComplete="off" />
      </Box>
      {children}
      <Box sx={{ ...TWO_COLUMNS, mt: 2 }}>
        <TextInput
          fullWidth
          source="position"
          type="number"
          label={say('fields.position')}
          helperText={say('positionHint')}
          parse={(typed: string) => (typed === '' ? null : Number(typed))}
        />
        <Stack sx={{ alignItems: 'flex-start', justifyContent: 'center' }}>
          <SwitchInput source="active" label={say('fields.active')} />
        </Stack>
      </Box>
    </>
  );
}
