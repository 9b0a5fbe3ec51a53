import { Stack } from '@mui/material';
import { RadioButtonGroupInput, TextInput } from 'react-admin';
import { LOCALES } from '@ur-desk/domain/kernel';
import { MOST_STARS } from '@ur-desk/domain/plan-reviews';
import { useSay } from '../../shared/messages';
import { reviewMessages } from './review.messages';

/** Stars, words, and the language that they are in. */
export function ReviewFields() {
  const say = useSay(reviewMessages);
  const stars = Array.from({ length: MOST_STARS }, (_none, index) => ({
    id: index + 1,
    name: say('starsOf', { smart_count: index + 1 }),
  }));
  return (
    <Stack sx={{ gap: 1, mt: 1 }}>
      <RadioButtonGroupInput
        source="stars"
        label={say('fields.stars')}
        choices={stars}
        translateChoice={false}
        parse={Number}
      />
      <TextInput
        source="text"
        label={say('fields.text')}
        multiline
        minRows={4}
        slotProps={{ htmlInput: { dir: 'auto', maxLength: 2_000 } }}
      />
      <RadioButtonGroupInput
        source="locale"
        label={say('fields.locale')}
        choices={LOCALES.map((id) => ({ id, name: say(`locales.${id}`) }))}
        translateChoice={false}
      />
    </Stack>
  );
}
