import { Stack } from '@mui/material';
import { TextInput } from 'react-admin';
import { ChoicesInput } from '../../shared/ChoicesInput';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { reasonCodeMessages } from './reason-code.messages';
import { useUseChoices } from './use-use-texts';

/** The fields of a reason that can be changed. */
export function ReasonCodeInputs() {
  const say = useSay(reasonCodeMessages);
  return (
    <>
      <TextInput fullWidth source="text.en" label={say('fields.textEn')} autoComplete="off" />
      <TextInput fullWidth source="text.zh" label={say('fields.textZh')} autoComplete="off" />
      <ChoicesInput source="uses" label={say('fields.uses')} choices={useUseChoices()} />
      <Stack sx={{ alignItems: 'flex-start', mb: 1 }}>
        <SwitchInput source="commentNeeded" label={say('fields.commentNeeded')} />
        <SwitchInput source="active" label={say('fields.active')} />
      </Stack>
      <TextInput
        source="position"
        type="number"
        label={say('fields.position')}
        helperText={say('positionHint')}
        parse={(typed: string) => (typed === '' ? null : Number(typed))}
      />
    </>
  );
}
