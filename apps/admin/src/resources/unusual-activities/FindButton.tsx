import FindIcon from '@mui/icons-material/TroubleshootOutlined';
import { Button } from '@mui/material';
import { useNotify } from 'react-admin';
import { type UnusualSearchView } from '@ur-desk/domain/unusual-activities';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { unusualActivityMessages } from './unusual-activity.messages';

/** Looks for patterns now, rather than within the hour. */
export function FindButton() {
  const say = useSay(unusualActivityMessages);
  const notify = useNotify();
  const mayFind = useMay('unusualActivities:review');
  const find = useAction<object, UnusualSearchView>('unusual-activities/find', {
    idempotent: false,
    onDone: ({ open, changed }) => notify(say('found', { open, changed }), { type: 'info' }),
  });
  if (!mayFind) return null;
  return (
    <Button
      variant="outlined"
      startIcon={<FindIcon />}
      disabled={find.pending}
      onClick={() => void find.run({})}
    >
      {say('find')}
    </Button>
  );
}
