import { Card, CardContent } from '@mui/material';
import { useState } from 'react';
import { SelectInput, TextInput, useDataProvider, useLocaleState, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { LOCALES, type Locale, ROLES } from '@ur-desk/domain/kernel';
import { CreateStaffInput, type InvitedStaffView } from '@ur-desk/domain/staff';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { SetUpLinkDialog } from './SetUpLinkDialog';
import { staffMessages } from './staff.messages';

/** Invites somebody; the answer is the link with which they choose a password. */
export function StaffCreate() {
  const say = useSay(staffMessages);
  const translate = useTranslate();
  const navigate = useNavigate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const dataProvider = useDataProvider<DeskDataProvider>();
  const [invited, setInvited] = useState<InvitedStaffView | null>(null);
  const submit = async (body: CreateStaffInput) =>
    setInvited(await dataProvider.action<InvitedStaffView>('staff', body));
  return (
    <>
      <PageTitle title={say('invite')} subtitle={say('inviteIntro')} />
      <Card sx={{ maxWidth: 520 }}>
        <CardContent>
          <HouseForm
            inputs={CreateStaffInput}
            defaultValues={{ role: 'agent', locale }}
            onSubmit={submit}
            submitLabel={say('invite')}
            onCancel={() => void navigate('/staff')}
          >
            <TextInput
              fullWidth
              source="name"
              label={say('fields.name')}
              autoComplete="off"
              helperText={false}
              autoFocus
            />
            <TextInput
              fullWidth
              source="email"
              type="email"
              label={say('fields.email')}
              autoComplete="off"
              helperText={false}
            />
            <SelectInput
              fullWidth
              helperText={false}
              source="role"
              label={say('fields.role')}
              choices={ROLES.map((id) => ({ id, name: translate(`desk.roles.${id}`) }))}
            />
            <SelectInput
              fullWidth
              helperText={false}
              source="locale"
              label={say('fields.locale')}
              choices={LOCALES.map((id) => ({ id, name: say(`locales.${id}`) }))}
            />
          </HouseForm>
        </CardContent>
      </Card>
      {invited && (
        <SetUpLinkDialog
          name={invited.name}
          link={invited.setUpLink}
          onClose={() => void navigate(`/staff/${invited.id}/show`)}
        />
      )}
    </>
  );
}
