import { Card, CardContent } from '@mui/material';
import { useState } from 'react';
import { SelectInput, TextInput, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { API_KEY_ROLES, CreateApiKeyInput, type NewApiKeyView } from '@ur-desk/domain/staff';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ShownOnceDialog } from '../../shared/ShownOnceDialog';
import { useAction } from '../../shared/use-action';
import { apiKeyMessages } from './api-key.messages';

/** A new key for another system; its secret is shown once. */
export function ApiKeyCreate() {
  const say = useSay(apiKeyMessages);
  const translate = useTranslate();
  const navigate = useNavigate();
  const [made, setMade] = useState<NewApiKeyView | null>(null);
  const create = useAction<CreateApiKeyInput, NewApiKeyView>('api-keys', {
    idempotent: false,
    onDone: setMade,
  });
  const leave = () => void navigate('/api-keys');
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 520 }}>
        <CardContent>
          <HouseForm
            inputs={CreateApiKeyInput}
            defaultValues={{}}
            onSubmit={create.submit}
            submitLabel={say('create')}
            onCancel={leave}
          >
            <TextInput
              fullWidth
              source="name"
              label={say('fields.name')}
              helperText={say('nameHint')}
              autoComplete="off"
              autoFocus
            />
            <SelectInput
              fullWidth
              source="role"
              label={say('fields.role')}
              helperText={false}
              choices={API_KEY_ROLES.map((id) => ({ id, name: translate(`desk.roles.${id}`) }))}
            />
            <TextInput
              source="validForDays"
              type="number"
              label={say('fields.validForDays')}
              helperText={say('daysHint')}
              parse={(typed: string) => (typed === '' ? undefined : Number(typed))}
            />
          </HouseForm>
        </CardContent>
      </Card>
      {made && (
        <ShownOnceDialog
          title={say('shown.title', { name: made.name })}
          text={say('shown.text')}
          label={say('shown.label')}
          value={made.secret}
          doneLabel={say('shown.done')}
          onClose={leave}
        />
      )}
    </>
  );
}
