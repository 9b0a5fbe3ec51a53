import { Card, CardContent } from '@mui/material';
import { useGetOne, useLocaleState } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { type CannedReplyView, UpdateCannedReplyInput } from '@ur-desk/domain/canned-replies';
import { type Locale } from '@ur-desk/domain/kernel';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { cannedReplyMessages } from './canned-reply.messages';
import { CannedReplyInputs } from './CannedReplyInputs';

const valuesIn = ({ title, text, reasonCode, active, position }: CannedReplyView) => ({
  ...{ title, text, reasonCode, active, position },
});

function EditReply({ reply }: { reply: CannedReplyView }) {
  const say = useSay(cannedReplyMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const navigate = useNavigate();
  const change = useAction<UpdateCannedReplyInput, CannedReplyView>(`canned-replies/${reply.id}`, {
    method: 'PATCH',
    idempotent: false,
    ifMatch: reply.version,
    onDone: () => {
      announce(say('saved'));
      void navigate('/canned-replies');
    },
  });
  return (
    <>
      <PageTitle title={say('editTitle', { title: reply.title[locale] })} subtitle={say('editIntro')} />
      <Card sx={{ maxWidth: 960 }}>
        <CardContent>
          <HouseForm
            inputs={UpdateCannedReplyInput}
            defaultValues={valuesIn(reply)}
            onSubmit={change.submit}
            submitLabel={say('save')}
            onCancel={() => void navigate('/canned-replies')}
          >
            <CannedReplyInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes a canned reply, or withdraws it. */
export function CannedReplyEdit() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<CannedReplyView>('canned-replies', { id });
  if (data) return <EditReply key={data.version} reply={data} />;
  return error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
}
