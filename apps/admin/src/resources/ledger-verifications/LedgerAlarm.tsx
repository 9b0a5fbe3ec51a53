import { Alert, Button, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { type LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { verificationMessages } from './verification.messages';

/** On the home page, and only there while the last verification found something: nothing is to be done about a sound ledger. */
export function LedgerAlarm() {
  const say = useSay(verificationMessages);
  const { data, error, refetch } = useGetList<LedgerVerificationRunView>('ledger-verifications', {
    filter: { state: 'finished' },
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  const last = data?.[0];
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!last?.differenceCount) return null;
  return (
    <Section
      title={say('alarm')}
      actions={
        <Button component={Link} to={`/ledger-verifications/${last.id}/show`}>
          {say('openRun')}
        </Button>
      }
    >
      <Alert severity="error">{say('alarmText', { smart_count: last.differenceCount })}</Alert>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 1 }}>
        <InstantText value={last.finishedAt} />
      </Typography>
    </Section>
  );
}
