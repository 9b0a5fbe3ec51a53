import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ProblemError } from '../providers/problem-error';

interface ProblemNoticeProps {
  problem: unknown;
  onRetry?: () => void;
}

/** What went wrong and what to do, where it happened; shows nothing without a problem. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const translate = useTranslate();
  if (!problem) return null;
  const known = problem instanceof ProblemError ? problem : null;
  const isOurs = known !== null && known.status >= 500 && known.requestId;
  return (
    <Alert
      severity={known && known.status > 0 && known.status < 500 ? 'warning' : 'error'}
      role="alert"
      sx={{ my: 1 }}
      action={
        onRetry && (
          <Button color="inherit" onClick={onRetry}>
            {translate('desk.actions.retry')}
          </Button>
        )
      }
    >
      {known ? known.text() : translate('desk.error.text')}
      {isOurs && (
        <Typography variant="caption" component="div">
          {known.requestId}
        </Typography>
      )}
    </Alert>
  );
}
