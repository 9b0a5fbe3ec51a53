import QrIcon from '@mui/icons-material/QrCode2Outlined';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { lazy, Suspense, useId, useState } from 'react';
import { type ActivationCodeView, type RevealActivationCodeInput } from '@ur-desk/domain/lines';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReferenceText } from '../../shared/ReferenceText';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { lineMessages } from './line.messages';

const MIN_REASON = 3;
const QrCode = lazy(async () => ({ default: (await import('qrcode.react')).QRCodeSVG }));

function Code({ code }: { code: string }) {
  const say = useSay(lineMessages);
  return (
    <Box sx={{ textAlign: 'center' }}>
      <Box sx={{ display: 'inline-block', p: 1.5, bgcolor: '#fff', borderRadius: 1, minHeight: 204 }}>
        <Suspense fallback={null}>
          <QrCode value={code} size={180} title={say('qr')} />
        </Suspense>
      </Box>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} component="div">
        <ReferenceText value={code} />
      </Typography>
    </Box>
  );
}

/** The eSIM's activation code as text and QR, against a reason that the audit log keeps. */
export function RevealActivationCode({ lineId }: { lineId: string }) {
  const say = useSay(lineMessages);
  const mayReveal = useMay('lines:revealActivationCode');
  const title = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<ActivationCodeView | null>(null);
  const path = `lines/${lineId}/reveal-activation-code`;
  const reveal = useAction<RevealActivationCodeInput, ActivationCodeView>(path, {
    idempotent: false,
    onDone: setShown,
  });
  if (!mayReveal) return null;
  const close = () => {
    setOpen(false);
    setReason('');
    setShown(null);
  };
  return (
    <>
      <Button startIcon={<QrIcon />} onClick={() => setOpen(true)} sx={{ mt: 1 }}>
        {say('revealCode')}
      </Button>
      <Dialog open={open} onClose={close} aria-labelledby={title} fullWidth maxWidth="xs">
        <DialogTitle id={title}>{say('activationCode')}</DialogTitle>
        <DialogContent>
          {shown ? (
            <Code code={shown.activationCode} />
          ) : (
            <>
              <Typography variant="body2">{say('revealHint')}</Typography>
              <TextField
                autoFocus
                fullWidth
                label={say('revealReason')}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 500 } }}
              />
            </>
          )}
          <ProblemNotice problem={reveal.problem} />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={close}>
            {say('close')}
          </Button>
          {!shown && (
            <Button
              variant="contained"
              disabled={reveal.pending || reason.trim().length < MIN_REASON}
              onClick={() => void reveal.run({ reason })}
            >
              {say('show')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
