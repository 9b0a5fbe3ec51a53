import VerifyIcon from '@mui/icons-material/VerifiedOutlined';
import { Button } from '@mui/material';
import { useNavigate } from 'react-router-dom';
import { type LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { verificationMessages } from './verification.messages';

/** Lets the ledger be verified, and goes to where one sees how far it is. */
export function VerifyButton() {
  const say = useSay(verificationMessages);
  const navigate = useNavigate();
  const verify = useAction<object, LedgerVerificationRunView>('ledger-verifications', {
    idempotent: false,
    onDone: ({ id }) => void navigate(`/ledger-verifications/${id}/show`),
  });
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<VerifyIcon />}
        disabled={verify.pending}
        onClick={() => void verify.run({})}
      >
        {say(verify.pending ? 'starting' : 'verify')}
      </Button>
      <ProblemNotice problem={verify.problem} />
    </>
  );
}
