import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { PageTitle } from '../shared/PageTitle';

export function AccessDeniedPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('desk.accessDenied.title')} />
      <EmptyState
        title={translate('desk.accessDenied.text')}
        action={
          <Button component={LinkBase} to="/" variant="outlined">
            {translate('desk.notFound.home')}
          </Button>
        }
      />
    </>
  );
}
