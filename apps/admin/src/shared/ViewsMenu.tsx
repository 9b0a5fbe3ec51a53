import ViewsIcon from '@mui/icons-material/BookmarksOutlined';
import { Box, Button, Popover } from '@mui/material';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Skeleton } from './Section';
import { useShownView } from './use-shown-view';

const ViewsPanel = lazy(() => import('../resources/saved-views/ViewsPanel'));

/** The views of the list in context, one's own and those that colleagues share: choose, keep, change, remove. */
export function ViewsMenu() {
  const translate = useTranslate();
  const heading = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { current } = useShownView();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        startIcon={<ViewsIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ maxWidth: 240 }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {current ? current.name : translate('desk.list.views')}
        </Box>
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': heading,
            sx: { p: 1, minWidth: 260, border: 1, borderColor: 'divider' },
          },
        }}
      >
        <Suspense fallback={<Skeleton lines={3} />}>
          <ViewsPanel headingId={heading} onClose={close} />
        </Suspense>
      </Popover>
    </>
  );
}
