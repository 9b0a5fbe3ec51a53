import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { type OfferedRepliesView, type OfferedReplyView } from '@ur-desk/domain/canned-replies';
import { type Locale } from '@ur-desk/domain/kernel';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useSay } from '../../shared/messages';
import { useSingleKeys } from '../../shared/single-keys';
import { ticketMessages } from './ticket.messages';

/** What a ticket's customer can be answered, with his data. */
function useOffered(ticketId: string): readonly OfferedReplyView[] {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data } = useQuery({
    queryKey: ['tickets', 'canned-replies', ticketId],
    queryFn: ({ signal }) =>
      dataProvider.read<OfferedRepliesView>(`tickets/${ticketId}/canned-replies`, { signal }),
  });
  return data?.replies ?? [];
}

/** Finds by what it is called, by its code, and by its words. */
const found = (replies: readonly OfferedReplyView[], typed: string, locale: Locale): OfferedReplyView[] => {
  const wanted = typed.trim().toLocaleLowerCase();
  return replies.filter(({ title, code, text }) =>
    [title[locale], code, text].some((words) => words.toLocaleLowerCase().includes(wanted)),
  );
};

interface CannedReplyInputProps {
  ticketId: string;
  /** Whether the reason to resolve is asked for. */
  isResolvable: boolean;
}

/** Fills the answer with a canned one; what is typed already stays above it. */
export function CannedReplyInput({ ticketId, isResolvable }: CannedReplyInputProps) {
  const say = useSay(ticketMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const replies = useOffered(ticketId);
  const { getValues, setValue } = useFormContext<{ text: string; reasonCode: string }>();
  const field = useRef<HTMLInputElement>(null);
  const filled = useRef<string | null>(null);
  const [typed, setTyped] = useState('');
  useSingleKeys({ r: () => field.current?.focus() });
  if (replies.length === 0) return null;
  const choose = ({ text, reasonCode }: OfferedReplyView) => {
    const own = getValues('text').trim();
    // Another choice takes the place of the one before, unless somebody went on writing.
    const isBlank = own === '' || own === filled.current?.trim();
    filled.current = isBlank ? text : null;
    setValue('text', isBlank ? text : `${own}\n\n${text}`, { shouldDirty: true, shouldValidate: true });
    if (isResolvable && reasonCode !== null) setValue('reasonCode', reasonCode, { shouldDirty: true });
    setTyped('');
  };
  return (
    <Autocomplete
      options={replies}
      value={null}
      inputValue={typed}
      onInputChange={(_event, text, why) => setTyped(why === 'input' || why === 'clear' ? text : '')}
      onChange={(_event, reply) => reply && choose(reply)}
      filterOptions={(options, state) => found(options, state.inputValue, locale)}
      getOptionLabel={({ title }) => title[locale]}
      getOptionKey={({ id }) => id}
      noOptionsText={say('canned.none')}
      autoHighlight
      openOnFocus
      clearOnBlur
      blurOnSelect
      renderOption={(props, { id, title, text }) => (
        <Box component="li" {...props} key={id} sx={{ display: 'block !important' }}>
          <Typography variant="body1">{title[locale]}</Typography>
          <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
            {text}
          </Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say('canned.label')}
          placeholder={say('canned.hint')}
          inputRef={field}
        />
      )}
      sx={{ mb: 1 }}
    />
  );
}
