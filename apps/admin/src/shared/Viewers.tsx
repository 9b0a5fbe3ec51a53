import EyeIcon from '@mui/icons-material/VisibilityOutlined';
import { Box } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { type PresenceKind } from '@ur-desk/domain/events';
import { announce } from './announce';
import { useViewers } from './use-viewers';

const SHOWN = 3;

/** Colleagues who have the same record open at this moment, so that two do not do the same thing. */
export function Viewers({ kind, recordId }: { kind: PresenceKind; recordId: string }) {
  const translate = useTranslate();
  const names = useViewers(kind, recordId).map(({ name }) => name);
  const more = names.length - SHOWN;
  const shown = names.slice(0, SHOWN).join(translate('desk.viewers.and'));
  const text =
    names.length === 0
      ? ''
      : translate(more > 0 ? 'desk.viewers.many' : 'desk.viewers.here', { names: shown, count: more });
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
  if (!text) return null;
  return (
    <Box
      component="span"
      title={names.join(translate('desk.viewers.and'))}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.25,
        border: 1,
        borderColor: 'warning.main',
        borderRadius: 4,
        fontSize: '0.8125rem',
        displayPrint: 'none',
      }}
    >
      <EyeIcon sx={{ fontSize: 16 }} aria-hidden />
      {text}
    </Box>
  );
}
