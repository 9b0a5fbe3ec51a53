import QrIcon from '@mui/icons-material/QrCode2Outlined';
import { Box, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { type ActivationCodeView } from '@ur-desk/domain/lines';
import { useSay } from '../../shared/messages';
import { ReferenceText } from '../../shared/ReferenceText';
import { RevealButton } from '../../shared/RevealButton';
import { lineMessages } from './line.messages';

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

/** The eSIM's activation code as text and QR. */
export function RevealActivationCode({ lineId }: { lineId: string }) {
  const say = useSay(lineMessages);
  return (
    <RevealButton<ActivationCodeView>
      path={`lines/${lineId}/reveal-activation-code`}
      permission="lines:revealActivationCode"
      icon={<QrIcon />}
      label={say('revealCode')}
      title={say('activationCode')}
      hint={say('revealHint')}
    >
      {({ activationCode }) => <Code code={activationCode} />}
    </RevealButton>
  );
}
