import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { PageTitle } from '../shared/PageTitle';

export function NotFoundPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('desk.notFound.title')} />
      <EmptyState
        title={translate('desk.notFound.text')}
        action={
          <Button component={LinkBase} to="/" variant="outlined">
            {translate('desk.notFound.home')}
          </Button>
        }
      />
    </>
  );
}
