import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Box, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { announce } from './announce';

interface ReferenceTextProps {
  value: string | null | undefined;
  /** Without the button: in dense lists. */
  plain?: boolean;
}

/** Something that is read out or copied: a reference, an ICCID, a number. */
export function ReferenceText({ value, plain = false }: ReferenceTextProps) {
  const translate = useTranslate();
  if (!value) return <>–</>;
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    announce(translate('desk.copied'));
  };
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap' }}
    >
      <Box component="span" sx={{ letterSpacing: '0.01em', fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Box>
      {!plain && (
        <IconButton
          aria-label={translate('desk.copy', { value })}
          onClick={() => void copy()}
          sx={{ p: '3px', color: 'text.secondary' }}
        >
          <CopyIcon sx={{ fontSize: 14 }} />
        </IconButton>
      )}
    </Box>
  );
}
