import { Alert } from '@mui/material';
import { useState } from 'react';
import { TextInput, useDataProvider } from 'react-admin';
import { ChangePasswordInput } from '@ur-desk/domain/staff';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { accountMessages } from './account.messages';

/** Changes one's own password. */
export function PasswordSection() {
  const say = useSay(accountMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const [changes, setChanges] = useState(0);
  const submit = async (body: ChangePasswordInput) => {
    await dataProvider.action('me/password', body);
    setChanges(changes + 1);
  };
  return (
    <Section title={say('password.title')}>
      {changes > 0 && (
        <Alert severity="success" role="status">
          {say('password.done')}
        </Alert>
      )}
      <HouseForm
        key={changes}
        inputs={ChangePasswordInput}
        onSubmit={submit}
        submitLabel={say('password.submit')}
      >
        <TextInput
          fullWidth
          source="currentPassword"
          type="password"
          label={say('password.current')}
          autoComplete="current-password"
          helperText={false}
        />
        <TextInput
          fullWidth
          source="password"
          type="password"
          label={say('password.next')}
          autoComplete="new-password"
          helperText={say('password.hint')}
        />
      </HouseForm>
    </Section>
  );
}
