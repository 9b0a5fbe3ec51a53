import VerifyIcon from '@mui/icons-material/VerifiedOutlined';
import { Alert, AlertTitle, Button } from '@mui/material';
import { type AuditVerificationView, type VerifyAuditInput } from '@ur-desk/domain/audit';
import { useState } from 'react';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { auditMessages } from './audit.messages';

/** The button and what it finds: every hash is computed again, for one customer or for all. */
export function useVerifyLog(customerId?: string) {
  const say = useSay(auditMessages);
  const [found, setFound] = useState<AuditVerificationView | null>(null);
  const verify = useAction<VerifyAuditInput, AuditVerificationView>('audit-events/verify', {
    idempotent: false,
    onDone: setFound,
  });
  const label = customerId ? say('verifyChain') : say('verify');
  const button = (
    <Button
      variant="outlined"
      startIcon={<VerifyIcon />}
      disabled={verify.pending}
      onClick={() => void verify.run(customerId ? { customerId } : {})}
    >
      {verify.pending ? say('verifying') : label}
    </Button>
  );
  const result = (
    <>
      <ProblemNotice problem={verify.problem} />
      {found && <Found {...found} />}
    </>
  );
  return { button, result };
}

function Found({ rows, chains, flaws }: AuditVerificationView) {
  const say = useSay(auditMessages);
  if (flaws.length === 0)
    return (
      <Alert severity="success" sx={{ mb: 2 }}>
        {say('sound', { rows, chains })}
      </Alert>
    );
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      <AlertTitle>{say('unsound', { smart_count: flaws.length })}</AlertTitle>
      {flaws.map(({ chainId, seq, flaw }) => (
        <div key={chainId}>{say('flaw', { chain: chainId, seq, flaw: say(`flaws.${flaw}`) })}</div>
      ))}
    </Alert>
  );
}
