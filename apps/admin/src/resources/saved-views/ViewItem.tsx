import EditIcon from '@mui/icons-material/EditOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import SharedIcon from '@mui/icons-material/GroupOutlined';
import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material';
import { useAddUndoableMutation, useNotify } from 'react-admin';
import { type CreateSavedViewInput, type SavedViewView } from '@ur-desk/domain/saved-views';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { savedViewMessages } from './saved-view.messages';

/** Removes at once and offers to bring it back: as a new one that says the same. */
function useRemoval(view: SavedViewView, onRemoved: () => void) {
  const say = useSay(savedViewMessages);
  const notify = useNotify();
  const offerUndo = useAddUndoableMutation();
  const restore = useAction<CreateSavedViewInput, SavedViewView>('saved-views', {
    idempotent: false,
    onDone: () => announce(say('restored', { view: view.name })),
  });
  const { list, name, shared, filter, sortField, sortDirection, columns } = view;
  return useAction<object, null>(`saved-views/${view.id}`, {
    method: 'DELETE',
    idempotent: false,
    onDone: () => {
      offerUndo(({ isUndo }) => {
        if (isUndo) void restore.run({ list, name, shared, filter, sortField, sortDirection, columns });
      });
      notify(say('removed', { view: name }), { type: 'info', undoable: view.own });
      onRemoved();
    },
  });
}

interface ViewItemProps {
  view: SavedViewView;
  isCurrent: boolean;
  /** Whether the person may change and remove it. */
  isChangeable: boolean;
  onChoose: () => void;
  onEdit: () => void;
  onRemoved: () => void;
}

/** A view in the menu: chosen by its name, changed and removed beside it. */
export function ViewItem({ view, isCurrent, isChangeable, ...on }: ViewItemProps) {
  const say = useSay(savedViewMessages);
  const remove = useRemoval(view, on.onRemoved);
  const whose = view.own ? say('sharedOwn') : say('sharedBy', { owner: view.ownerName });
  return (
    <Box component="li">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Button
          color={isCurrent ? 'primary' : 'inherit'}
          aria-current={isCurrent}
          onClick={on.onChoose}
          sx={{
            flex: 1,
            minWidth: 0,
            justifyContent: 'flex-start',
            textAlign: 'start',
            overflowWrap: 'anywhere',
          }}
        >
          <Box>
            {view.name}
            {!view.own && (
              <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
                {say('of', { owner: view.ownerName })}
              </Typography>
            )}
          </Box>
        </Button>
        {view.shared && (
          <Tooltip title={whose}>
            <Box
              component="span"
              role="img"
              aria-label={whose}
              sx={{ display: 'flex', color: 'text.secondary' }}
            >
              <SharedIcon fontSize="small" />
            </Box>
          </Tooltip>
        )}
        {isChangeable && (
          <>
            <IconButton aria-label={say('change', { view: view.name })} size="small" onClick={on.onEdit}>
              <EditIcon fontSize="small" />
            </IconButton>
            <IconButton
              aria-label={say('remove', { view: view.name })}
              size="small"
              disabled={remove.pending}
              onClick={() => void remove.run({})}
            >
              <RemoveIcon fontSize="small" />
            </IconButton>
          </>
        )}
      </Box>
      <ProblemNotice problem={remove.problem} />
    </Box>
  );
}
