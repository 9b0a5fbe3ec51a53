import { Divider, Stack } from '@mui/material';
import { useState } from 'react';
import { TextInput } from 'react-admin';
import { CreateNoteInput, type NoteView } from '@ur-desk/domain/notes';
import { announce } from '../../shared/announce';
import { EmptyState } from '../../shared/EmptyState';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useRelated } from '../../shared/use-related';
import { noteMessages } from './note.messages';
import { NoteItem } from './NoteItem';

interface NotesTabProps {
  customerId: string;
  customerZone: string;
}

function NewNote({ customerId }: { customerId: string }) {
  const say = useSay(noteMessages);
  const [written, setWritten] = useState(0);
  const create = useAction<CreateNoteInput, NoteView>('notes', {
    onDone: () => {
      announce(say('saved'));
      setWritten((count) => count + 1);
    },
  });
  return (
    <HouseForm
      key={written}
      inputs={CreateNoteInput}
      defaultValues={{ customerId }}
      onSubmit={create.submit}
      submitLabel={say('save')}
    >
      <TextInput
        source="text"
        label={say('text')}
        multiline
        minRows={2}
        fullWidth
        sx={{ maxWidth: '70ch' }}
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
    </HouseForm>
  );
}

/** What staff wrote of a customer, newest first, and a field for more. */
export function NotesTab({ customerId, customerZone }: NotesTabProps) {
  const say = useSay(noteMessages);
  const mayWrite = useMay('notes:create');
  const notes = useRelated<NoteView>({ resource: 'notes', filter: { customerId, removed: false } });
  return (
    <Stack sx={{ gap: 2 }}>
      {mayWrite && <NewNote customerId={customerId} />}
      <Loaded query={notes}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say('none')} text={mayWrite ? say('noneHint') : undefined} />
          ) : (
            <Stack
              component="ul"
              aria-label={say('listLabel')}
              divider={<Divider component="li" aria-hidden />}
              sx={{ listStyle: 'none', m: 0, p: 0, gap: 2 }}
            >
              {rows.map((note) => (
                <NoteItem key={note.id} note={note} customerZone={customerZone} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}
