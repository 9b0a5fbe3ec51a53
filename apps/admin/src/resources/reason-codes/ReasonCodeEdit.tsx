import { Card, CardContent } from '@mui/material';
import { useGetOne, useLocaleState } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type ReasonCodeView, UpdateReasonCodeInput } from '@ur-desk/domain/reason-codes';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { reasonCodeMessages } from './reason-code.messages';
import { ReasonCodeInputs } from './ReasonCodeInputs';

function EditReason({ reason }: { reason: ReasonCodeView }) {
  const say = useSay(reasonCodeMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const navigate = useNavigate();
  const { text, uses, commentNeeded, active, position } = reason;
  const change = useAction<UpdateReasonCodeInput, ReasonCodeView>(`reason-codes/${reason.id}`, {
    method: 'PATCH',
    idempotent: false,
    ifMatch: reason.version,
    onDone: () => void navigate('/reason-codes'),
  });
  return (
    <>
      <PageTitle title={say('editTitle', { reason: text[locale] })} subtitle={say('editIntro')} />
      <Card sx={{ maxWidth: 560 }}>
        <CardContent>
          <HouseForm
            inputs={UpdateReasonCodeInput}
            defaultValues={{ text, uses, commentNeeded, active, position }}
            onSubmit={change.submit}
            submitLabel={say('save')}
            onCancel={() => void navigate('/reason-codes')}
          >
            <ReasonCodeInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes a reason, or retires it. */
export function ReasonCodeEdit() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<ReasonCodeView>('reason-codes', { id });
  if (data) return <EditReason key={data.version} reason={data} />;
  return error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
}
