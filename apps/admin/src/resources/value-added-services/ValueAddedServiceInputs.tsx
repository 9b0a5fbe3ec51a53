import { Box, FormHelperText, Stack } from '@mui/material';
import { TextInput, useInput } from 'react-admin';
import { type Locale, LOCALE_TAGS, type Money } from '@ur-desk/domain/kernel';
import { FormPart, TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { firstMessage } from '../promotions/field-errors';
import { asIs, Wrong } from '../promotions/inputs';
import { MoneyTable } from '../promotions/MoneyTable';
import { valueAddedServiceMessages } from './value-added-service.messages';

function FeesInput() {
  const say = useSay(valueAddedServiceMessages);
  const { field, fieldState } = useInput({ source: 'fees', ...asIs });
  return (
    <>
      <MoneyTable label={say('feesHint')} value={(field.value ?? []) as Money[]} onChange={field.onChange} />
      <Wrong>{firstMessage(fieldState.error)}</Wrong>
    </>
  );
}

const inLanguage = (of: Locale) => ({ htmlInput: { lang: LOCALE_TAGS[of] } });

/** The fields of a service that can be changed. */
export function ValueAddedServiceInputs() {
  const say = useSay(valueAddedServiceMessages);
  return (
    <>
      <FormPart title={say('sections.words')}>
        <Box sx={TWO_COLUMNS}>
          <TextInput fullWidth source="name.en" label={say('fields.nameEn')} autoComplete="off" />
          <TextInput
            fullWidth
            source="name.zh"
            label={say('fields.nameZh')}
            autoComplete="off"
            slotProps={inLanguage('zh')}
          />
          <TextInput fullWidth multiline source="description.en" label={say('fields.descriptionEn')} />
          <TextInput
            fullWidth
            multiline
            source="description.zh"
            label={say('fields.descriptionZh')}
            slotProps={inLanguage('zh')}
          />
        </Box>
      </FormPart>
      <FormPart title={say('sections.fees')}>
        <FeesInput />
      </FormPart>
      <FormPart title={say('sections.offer')}>
        <TextInput
          source="position"
          type="number"
          label={say('fields.position')}
          helperText={say('positionHint')}
          parse={(typed: string) => (typed === '' ? null : Number(typed))}
        />
        <Stack sx={{ alignItems: 'flex-start' }}>
          <SwitchInput source="active" label={say('fields.active')} />
          <FormHelperText>{say('activeHint')}</FormHelperText>
        </Stack>
      </FormPart>
    </>
  );
}
