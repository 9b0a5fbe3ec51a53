import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useOnline } from '../shared/use-online';

export function OfflineBanner() {
  const online = useOnline();
  const translate = useTranslate();
  if (online) return null;
  return (
    <Alert severity="warning" icon={<CloudOffIcon fontSize="small" />} sx={{ borderRadius: 0 }}>
      {translate(navigator.onLine ? 'desk.unreachable' : 'desk.offline')}
    </Alert>
  );
}
