import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { type SavedViewView } from '@ur-desk/domain/saved-views';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { savedViewMessages } from './saved-view.messages';
import { useShownView } from '../../shared/use-shown-view';
import { ViewForm } from './ViewForm';
import { ViewItem } from './ViewItem';

const ALL = { page: 1, perPage: 100 };
const BY_NAME = { field: 'name', order: 'ASC' } as const;

/** Takes what is shown over into the view that was chosen before. */
function UpdateButton({ view, onDone }: { view: SavedViewView; onDone: () => void }) {
  const say = useSay(savedViewMessages);
  const { shown, remember } = useShownView();
  const update = useAction<object, SavedViewView>(`saved-views/${view.id}`, {
    method: 'PATCH',
    idempotent: false,
    ifMatch: view.version,
    onDone: (saved) => {
      remember(saved);
      announce(say('updated', { view: saved.name }));
      onDone();
    },
  });
  return (
    <>
      <Button disabled={update.pending} onClick={() => void update.run(shown)}>
        {say('update', { view: view.name })}
      </Button>
      <ProblemNotice problem={update.problem} />
    </>
  );
}

interface MenuProps {
  onEdit: (view: SavedViewView | 'new') => void;
  onClose: () => void;
}

function Menu({ onEdit, onClose }: MenuProps) {
  const say = useSay(savedViewMessages);
  const { resource, chosenId, current, choose, forget } = useShownView();
  const mayCurate = useMay('savedViews:curate');
  const { data, isPending, error, refetch } = useGetList<SavedViewView>('saved-views', {
    filter: { list: resource },
    pagination: ALL,
    sort: BY_NAME,
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={3} />;
  const isChangeable = (view: SavedViewView) => view.own || (view.shared && mayCurate);
  const outdated = data.find((view) => view.id === chosenId && current === null && isChangeable(view));
  const ordered = [...data.filter(({ own }) => own), ...data.filter(({ own }) => !own)];
  return (
    <>
      {ordered.length === 0 ? (
        <Typography variant="body2" sx={{ maxWidth: 320, p: 1, color: 'text.secondary' }}>
          {say('none')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: '50vh', overflowY: 'auto' }}>
          {ordered.map((view) => (
            <ViewItem
              key={view.id}
              view={view}
              isCurrent={view.id === current?.id}
              isChangeable={isChangeable(view)}
              onChoose={() => {
                choose(view);
                onClose();
              }}
              onEdit={() => onEdit(view)}
              onRemoved={() => {
                if (view.id === chosenId) forget();
                onClose();
              }}
            />
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', mt: 0.5 }}>
        {outdated && <UpdateButton view={outdated} onDone={onClose} />}
        <Button onClick={() => onEdit('new')}>{say('keep')}</Button>
      </Box>
    </>
  );
}

/** What the menu of views holds: the views, or the form of one of them. */
export default function ViewsPanel({ headingId, onClose }: { headingId: string; onClose: () => void }) {
  const say = useSay(savedViewMessages);
  const [edited, setEdited] = useState<SavedViewView | 'new' | null>(null);
  if (edited === null)
    return (
      <>
        <Typography id={headingId} component="h2" variant="subtitle2" sx={{ px: 1, color: 'text.secondary' }}>
          {say('title')}
        </Typography>
        <Menu onEdit={setEdited} onClose={onClose} />
      </>
    );
  const view = edited === 'new' ? undefined : edited;
  return (
    <Box sx={{ p: 1, width: 320, maxWidth: '100%' }}>
      <Typography id={headingId} component="h2" variant="subtitle1">
        {view ? say('editTitle', { view: view.name }) : say('keepTitle')}
      </Typography>
      <ViewForm view={view} onClose={onClose} />
    </Box>
  );
}
