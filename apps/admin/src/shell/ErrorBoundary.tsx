import { Button, Stack } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState';
import { PageTitle } from '../shared/PageTitle';
import { ProblemError } from '../providers/problem-error';

/** A chunk that is no longer there was replaced by a new version. */
const isOldVersion = (error: Error): boolean =>
  /dynamically imported module|module script failed|Failed to fetch/i.test(error.message);

function ErrorPage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const translate = useTranslate();
  const old = isOldVersion(error);
  const text = error instanceof ProblemError ? error.text() : translate('desk.error.text');
  return (
    <>
      <PageTitle title={translate('desk.error.title')} />
      <EmptyState
        title={old ? translate('desk.error.newVersion') : text}
        action={
          <Stack direction="row" sx={{ gap: 1 }}>
            {!old && (
              <Button variant="outlined" onClick={onRetry}>
                {translate('desk.error.retry')}
              </Button>
            )}
            <Button variant={old ? 'contained' : 'text'} onClick={() => location.reload()}>
              {translate('desk.error.reload')}
            </Button>
          </Stack>
        }
      />
    </>
  );
}

/** Keeps an error of one page on that page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ErrorPage error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
