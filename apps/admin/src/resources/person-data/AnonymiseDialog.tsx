import { useQuery } from '@tanstack/react-query';
import { Link as MuiLink, Typography } from '@mui/material';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type AnonymisationView, type AnonymiseInput } from '@ur-desk/domain/person-data';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { AnonymisePreview } from './AnonymisePreview';
import { personDataMessages } from './person-data.messages';

/** How the customer stands to being anonymised: always fresh. */
function useAnonymisation(customerId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['customers', 'anonymisation', customerId],
    queryFn: ({ signal }) =>
      dataProvider.read<AnonymisationView>(`customers/${customerId}/anonymisation`, { signal }),
    staleTime: 0,
  });
}

const mayAsk = (data: AnonymisationView | undefined): boolean =>
  data?.preview?.closed === true &&
  data.preview.owed.amount === 0 &&
  data.preview.blockers.length === 0 &&
  data.request?.state !== 'open';

/** A request that was made already, with the way to it. */
function Waiting({ request }: Pick<AnonymisationView, 'request'>) {
  const say = useSay(personDataMessages);
  if (request?.state !== 'open') return null;
  return (
    <Typography variant="body2" sx={{ mb: 2 }}>
      {say('anonymise.waits')}{' '}
      <MuiLink component={Link} to={`/approvals/${request.id}/show`}>
        {request.reference}
      </MuiLink>
    </Typography>
  );
}

interface AnonymiseDialogProps {
  customer: CustomerView;
  onClose: () => void;
}

/** The review before somebody asks for a customer to be anonymised: what goes, what stays, what is in the way, and why. */
export function AnonymiseDialog({ customer, onClose }: AnonymiseDialogProps) {
  const say = useSay(personDataMessages);
  const translate = useTranslate();
  const notify = useNotify();
  const query = useAnonymisation(customer.id);
  const action = useAction<AnonymiseInput, AnonymisationView>(`customers/${customer.id}/anonymise`, {
    onDone: ({ request }) => {
      notify(say('anonymise.asked', { reference: request?.reference ?? '' }), { type: 'success' });
      onClose();
    },
  });
  return (
    <ReviewDialog
      title={say('anonymise.title', { name: customer.name ?? customer.reference })}
      reasonLabel={say('anonymise.reason')}
      backLabel={translate('desk.actions.cancel')}
      confirmLabel={say('anonymise.ask')}
      colour="error"
      reasonRequired
      disabled={!mayAsk(query.data) || !action.ready}
      pending={action.pending}
      problem={action.problem}
      onConfirm={(reason) => void action.run({ reason })}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {say('anonymise.text')}
      </Typography>
      <Loaded query={query} lines={8}>
        {({ preview, request }) => (
          <>
            <Waiting request={request} />
            {preview && <AnonymisePreview preview={preview} />}
          </>
        )}
      </Loaded>
    </ReviewDialog>
  );
}
