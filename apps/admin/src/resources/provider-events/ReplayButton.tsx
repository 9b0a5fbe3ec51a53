import ReplayIcon from '@mui/icons-material/ReplayOutlined';
import { Button } from '@mui/material';
import { type ProviderEventView } from '@ur-desk/domain/provider-events';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { providerEventMessages } from './provider-event.messages';

/** Applies an event once more, for those who may; what is done already is not done twice. */
export function ReplayButton({ id }: { id: string }) {
  const say = useSay(providerEventMessages);
  const mayReplay = useMay('providerEvents:replay');
  const replay = useAction<object, ProviderEventView>(`provider-events/${id}/replay`, {
    idempotent: false,
    onDone: ({ state }) => announce(say('replayed', { state: say(`states.${state}`) })),
  });
  if (!mayReplay) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ReplayIcon />}
        disabled={replay.pending || !replay.ready}
        onClick={() => void replay.run({})}
      >
        {say('replay')}
      </Button>
      <ProblemNotice problem={replay.problem} />
    </>
  );
}
