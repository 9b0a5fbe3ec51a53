import { SelectInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type TicketDetailView } from '@ur-desk/domain/tickets';

interface ReasonInputProps extends Pick<TicketDetailView, 'reasons'> {
  label: string;
}

/** The reasons of the catalogue for a ticket that is resolved. */
export function ReasonInput({ reasons, label }: ReasonInputProps) {
  const [locale] = useLocaleState() as [Locale, unknown];
  const choices = reasons.map(({ code, text }) => ({ id: code, name: text[locale] }));
  return (
    <SelectInput
      source="reasonCode"
      label={label}
      choices={choices}
      translateChoice={false}
      helperText={false}
      fullWidth
    />
  );
}
