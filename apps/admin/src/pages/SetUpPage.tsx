import { Box, Typography } from '@mui/material';
import { PasswordInput, useNotify, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { PASSWORD_MIN_LENGTH, SetUpInput } from '@ur-desk/domain/staff';
import { Brand } from '../shell/Brand';
import { HouseForm } from '../shared/HouseForm';
import { PageTitle } from '../shared/PageTitle';
import { useAction } from '../shared/use-action';

/** The first password of an account, by the link that an administrator handed out. */
export function SetUpPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const setUp = useAction<SetUpInput, void>('auth/set-up', {
    idempotent: false,
    onDone: () => {
      notify('desk.setUp.done', { type: 'success' });
      void navigate('/login');
    },
  });
  return (
    <Box component="main" sx={{ maxWidth: 400, mx: 'auto', px: 2.5, py: { xs: 4, sm: 10 } }}>
      <Box sx={{ mb: 4 }}>
        <Brand />
      </Box>
      <PageTitle title={translate('desk.setUp.title')} />
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('desk.setUp.intro', { min: PASSWORD_MIN_LENGTH })}
      </Typography>
      <HouseForm
        inputs={SetUpInput}
        defaultValues={{ token }}
        onSubmit={setUp.submit}
        submitLabel={translate('desk.setUp.submit')}
      >
        <PasswordInput
          source="password"
          label="desk.signIn.password"
          fullWidth
          helperText={false}
          slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
        />
      </HouseForm>
    </Box>
  );
}
