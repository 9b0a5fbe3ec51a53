import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { TextInput, useAddUndoableMutation, useNotify } from 'react-admin';
import { isOwnNote, type NoteView, UpdateNoteInput } from '@ur-desk/domain/notes';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { noteMessages } from './note.messages';

function NoteForm({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const say = useSay(noteMessages);
  const change = useAction<UpdateNoteInput, NoteView>(`notes/${note.id}`, {
    method: 'PATCH',
    idempotent: false,
    ifMatch: note.version,
    onDone: () => {
      announce(say('saved'));
      onClose();
    },
  });
  return (
    <HouseForm
      inputs={UpdateNoteInput}
      defaultValues={{ text: note.text ?? '' }}
      onSubmit={change.submit}
      submitLabel={say('save')}
      onCancel={onClose}
    >
      <TextInput
        source="text"
        label={say('change')}
        multiline
        minRows={2}
        fullWidth
        sx={{ maxWidth: '70ch' }}
        autoFocus
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
    </HouseForm>
  );
}

/** Removes at once and offers to bring it back: the server keeps the words. */
function useRemoval({ id, version }: NoteView) {
  const say = useSay(noteMessages);
  const notify = useNotify();
  const offerUndo = useAddUndoableMutation();
  const restore = useAction<object, NoteView>(`notes/${id}/restore`, {
    idempotent: false,
    ifMatch: version + 1,
    onDone: () => announce(say('restored')),
  });
  return useAction<object, NoteView>(`notes/${id}/remove`, {
    idempotent: false,
    ifMatch: version,
    onDone: () => {
      offerUndo(({ isUndo }) => {
        if (isUndo) void restore.run({});
      });
      notify(say('removed'), { type: 'info', undoable: true });
    },
  });
}

/** A note with who wrote it and when; its author can change it and take it away. */
export function NoteItem({ note, customerZone }: { note: NoteView; customerZone: string }) {
  const say = useSay(noteMessages);
  const mayWrite = useMay('notes:update');
  const [editing, setEditing] = useState(false);
  const remove = useRemoval(note);
  const isOwn = mayWrite && note.text !== null && isOwnNote(note, currentMe()?.id ?? null);
  if (editing)
    return (
      <li>
        <NoteForm note={note} onClose={() => setEditing(false)} />
      </li>
    );
  return (
    <li>
      <Box
        dir="auto"
        sx={{ unicodeBidi: 'isolate', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '70ch' }}
      >
        {note.text ?? say('erased')}
      </Box>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          <bdi>{note.author}</bdi> · <InstantText value={note.createdAt} customerZone={customerZone} />
          {note.editedAt && (
            <>
              {' · '}
              {say('edited')} <InstantText value={note.editedAt} customerZone={customerZone} />
            </>
          )}
        </Typography>
        {isOwn && (
          <>
            <Button size="small" onClick={() => setEditing(true)}>
              {say('edit')}
            </Button>
            <Button size="small" disabled={remove.pending} onClick={() => void remove.run({})}>
              {say('remove')}
            </Button>
          </>
        )}
      </Stack>
      <ProblemNotice problem={remove.problem} />
    </li>
  );
}
