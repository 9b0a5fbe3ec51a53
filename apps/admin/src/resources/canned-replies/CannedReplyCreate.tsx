import { Card, CardContent } from '@mui/material';
import { TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type CannedReplyView, CreateCannedReplyInput } from '@ur-desk/domain/canned-replies';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { cannedReplyMessages } from './canned-reply.messages';
import { CannedReplyInputs } from './CannedReplyInputs';

/** A new canned reply. */
export function CannedReplyCreate() {
  const say = useSay(cannedReplyMessages);
  const navigate = useNavigate();
  const create = useAction<CreateCannedReplyInput, CannedReplyView>('canned-replies', {
    idempotent: false,
    onDone: () => void navigate('/canned-replies'),
  });
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 960 }}>
        <CardContent>
          <HouseForm
            inputs={CreateCannedReplyInput}
            defaultValues={{ active: true, position: 500 }}
            onSubmit={create.submit}
            submitLabel={say('create')}
            onCancel={() => void navigate('/canned-replies')}
          >
            <TextInput
              source="code"
              label={say('fields.code')}
              helperText={say('codeHint')}
              autoComplete="off"
              autoFocus
              fullWidth
            />
            <CannedReplyInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
