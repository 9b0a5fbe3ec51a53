import { Avatar, Box, Button, Divider, Menu, MenuItem, Typography } from '@mui/material';
import { type MouseEvent, useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { currentMe } from '../providers/session';
import { visuallyHidden } from './visually-hidden';
import { useLanguageSwitch, useThemeSwitch } from './PreferenceButtons';

/** The last two characters of a Chinese name, else two letters. */
function initialsOf(name: string): string {
  const han = name.match(/\p{Script=Han}/gu);
  if (han) return han.slice(-2).join('');
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

export function AccountMenu() {
  const translate = useTranslate();
  const logout = useLogout();
  const language = useLanguageSwitch();
  const theme = useThemeSwitch();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const me = currentMe();
  if (!me) return null;
  const close = () => setAnchor(null);
  const after = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        sx={{ gap: 1, px: 0.75, minWidth: 0 }}
      >
        <Avatar
          aria-hidden
          sx={{
            width: 28,
            height: 28,
            fontSize: '0.6875rem',
            fontWeight: 700,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
          }}
        >
          {initialsOf(me.name)}
        </Avatar>
        <Box
          sx={(theme) => ({
            textAlign: 'left',
            lineHeight: 1.2,
            [theme.breakpoints.down('lg')]: visuallyHidden,
          })}
        >
          {me.name}
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary', lineHeight: 1.2 }}>
            {translate(`desk.roles.${me.role}`)}
          </Typography>
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <Box component="li" role="none" sx={{ px: 2, py: 1 }}>
          <Typography variant="subtitle2" component="div">
            {me.name}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {me.email} · {translate(`desk.roles.${me.role}`)}
          </Typography>
        </Box>
        <Divider component="li" role="none" />
        <MenuItem component={Link} to="/account" onClick={close}>
          {translate('desk.account')}
        </MenuItem>
        <MenuItem lang={language.lang} onClick={after(language.change)}>
          {language.label}
        </MenuItem>
        <MenuItem onClick={after(theme.change)}>{theme.label}</MenuItem>
        <MenuItem onClick={after(() => void logout())}>{translate('desk.signOut')}</MenuItem>
      </Menu>
    </>
  );
}
