import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
} from '@mui/material';
import { useId } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { may } from '../providers/session';
import { RESOURCES } from '../resources';
import { useKeysEnabled } from '../shared/single-keys';
import { Key } from './Key';

/** What the keys do. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [enabled, setEnabled] = useKeysEnabled();
  const title = useId();
  const goTo = RESOURCES.filter((r) => r.goKey && may(r.permission));
  const rows = [
    { keys: ['/', 'Ctrl K'], label: translate('desk.keySheet.search') },
    { keys: ['g h'], label: translate('desk.home') },
    ...goTo.map((r) => ({ keys: [`g ${r.goKey}`], label: r.many[locale as Locale] })),
    { keys: ['j', 'k'], label: translate('desk.keySheet.rows') },
    { keys: ['[', ']'], label: translate('desk.keySheet.records') },
    { keys: ['Enter'], label: translate('desk.keySheet.save') },
    { keys: ['Esc'], label: translate('desk.keySheet.cancel') },
    { keys: ['?'], label: translate('desk.keySheet.sheet') },
  ];
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} fullWidth maxWidth="xs">
      <DialogTitle id={title}>{translate('desk.keys')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            gap: '8px 16px',
            m: 0,
            alignItems: 'center',
          }}
        >
          {rows.map(({ keys, label }) => (
            <Box key={label} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ display: 'flex', gap: 0.75 }}>
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {label}
              </Box>
            </Box>
          ))}
        </Box>
        <FormControlLabel
          sx={{ mt: 2 }}
          control={<Switch checked={enabled} onChange={(_event, checked) => setEnabled(checked)} />}
          label={translate('desk.keySheet.enabled')}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('desk.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
