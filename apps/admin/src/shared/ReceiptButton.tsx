import ReceiptIcon from '@mui/icons-material/ReceiptOutlined';
import { useTranslate } from 'react-admin';
import { DownloadButton } from './DownloadButton';

/** The customer's receipt as PDF, in his language; there is one of what has succeeded. */
export function ReceiptButton({ of, id }: { of: 'payments' | 'renewals' | 'refunds'; id: string }) {
  const translate = useTranslate();
  return (
    <DownloadButton path={`${of}/${id}/receipt`} label={translate('desk.receipt')} icon={<ReceiptIcon />} />
  );
}
