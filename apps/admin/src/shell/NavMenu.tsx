import HomeIcon from '@mui/icons-material/HomeOutlined';
import { Box, Drawer, Typography } from '@mui/material';
import { type ComponentType, useId } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { NavLink } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { may } from '../providers/session';
import { RESOURCES } from '../resources';
import { MENU_GROUPS, type MenuGroup } from '../resources/define-resource';
import { Brand } from './Brand';
import { NAV } from './palette';

const WIDTH_PX = 208;

const itemStyle = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.25,
  px: 1.25,
  py: 0.75,
  minHeight: 34,
  borderRadius: 1,
  color: NAV.text,
  fontSize: '0.8125rem',
  fontWeight: 500,
  textDecoration: 'none',
  '& svg': { fontSize: 18, opacity: 0.85 },
  '&:hover': { background: 'rgba(255,255,255,.06)', color: NAV.activeText },
  '&.active': { background: NAV.activeGround, color: NAV.activeText, fontWeight: 600 },
  '&:focus-visible': { outline: `2px solid ${NAV.accent}`, outlineOffset: -2 },
} as const;

interface ItemProps {
  to: string;
  label: string;
  icon: ComponentType;
  onOpened: (() => void) | undefined;
}

function NavItem({ to, label, icon: Icon, onOpened }: ItemProps) {
  return (
    <li>
      <Box
        component={NavLink}
        to={to}
        end={to === '/'}
        sx={itemStyle}
        {...(onOpened ? { onClick: onOpened } : {})}
      >
        <Icon />
        {label}
      </Box>
    </li>
  );
}

function NavGroup({ group, onOpened }: { group: MenuGroup; onOpened: (() => void) | undefined }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const caption = useId();
  const items = RESOURCES.filter((r) => r.group === group && may(r.permission));
  if (items.length === 0) return null;
  return (
    <Box component="li" sx={{ mt: 2 }}>
      <Typography
        id={caption}
        variant="caption"
        component="div"
        sx={{ color: NAV.caption, px: 1.25, pb: 0.5, fontWeight: 600 }}
      >
        {translate(`desk.menu.${group}`)}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={caption}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: '2px' }}
      >
        {items.map((r) => (
          <NavItem
            key={r.name}
            to={`/${r.name}`}
            label={r.many[locale as Locale]}
            icon={r.icon}
            onOpened={onOpened}
          />
        ))}
      </Box>
    </Box>
  );
}

function NavList({ onOpened }: { onOpened?: () => void }) {
  const translate = useTranslate();
  return (
    <Box component="nav" aria-label={translate('desk.menu.label')} sx={{ px: 1.25, pb: 3 }}>
      <Box sx={{ px: 1, height: 56, display: 'flex', alignItems: 'center', mb: 1 }}>
        <Brand onDark />
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        <NavItem to="/" label={translate('desk.home')} icon={HomeIcon} onOpened={onOpened} />
        {MENU_GROUPS.map((group) => (
          <NavGroup key={group} group={group} onOpened={onOpened} />
        ))}
      </Box>
    </Box>
  );
}

const ground = { bgcolor: NAV.ground, color: NAV.text, width: WIDTH_PX, overflowY: 'auto' } as const;

/** The navigation on wide screens: always there. */
export function NavRail() {
  return (
    <Box
      sx={{
        ...ground,
        display: { xs: 'none', md: 'block' },
        flexShrink: 0,
        position: 'sticky',
        top: 0,
        height: '100vh',
        '@media print': { display: 'none !important' },
      }}
    >
      <NavList />
    </Box>
  );
}

/** The navigation on phones. */
export function NavDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Drawer open={open} onClose={onClose} slotProps={{ paper: { sx: { ...ground, width: 248 } } }}>
      <NavList onOpened={onClose} />
    </Drawer>
  );
}
