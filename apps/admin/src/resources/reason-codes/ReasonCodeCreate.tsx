import { Card, CardContent } from '@mui/material';
import { TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CreateReasonCodeInput, type ReasonCodeView } from '@ur-desk/domain/reason-codes';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { reasonCodeMessages } from './reason-code.messages';
import { ReasonCodeInputs } from './ReasonCodeInputs';

const BLANK: Partial<CreateReasonCodeInput> = { uses: [], commentNeeded: false, active: true, position: 500 };

/** A new reason. */
export function ReasonCodeCreate() {
  const say = useSay(reasonCodeMessages);
  const navigate = useNavigate();
  const create = useAction<CreateReasonCodeInput, ReasonCodeView>('reason-codes', {
    idempotent: false,
    onDone: () => void navigate('/reason-codes'),
  });
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 560 }}>
        <CardContent>
          <HouseForm
            inputs={CreateReasonCodeInput}
            defaultValues={BLANK}
            onSubmit={create.submit}
            submitLabel={say('create')}
            onCancel={() => void navigate('/reason-codes')}
          >
            <TextInput
              fullWidth
              source="code"
              label={say('fields.code')}
              helperText={say('codeHint')}
              autoComplete="off"
              autoFocus
            />
            <ReasonCodeInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
