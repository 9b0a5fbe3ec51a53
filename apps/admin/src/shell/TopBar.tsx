import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AccountMenu } from './AccountMenu';
import { LanguageButton, ThemeButton } from './PreferenceButtons';
import { SearchBox } from './SearchBox';

interface TopBarProps {
  onOpenNav: () => void;
  onOpenKeys: () => void;
}

export function TopBar({ onOpenNav, onOpenKeys }: TopBarProps) {
  const translate = useTranslate();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        height: 56,
        px: { xs: 1, md: 3 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <IconButton
        onClick={onOpenNav}
        aria-label={translate('desk.menu.open')}
        sx={{ display: { md: 'none' } }}
      >
        <MenuIcon fontSize="small" />
      </IconButton>
      <Box sx={{ flex: '0 1 560px', minWidth: 0 }}>
        <SearchBox />
      </Box>
      <Box sx={{ flex: 1 }} />
      <Tooltip title={translate('desk.keys')}>
        <IconButton
          onClick={onOpenKeys}
          aria-label={translate('desk.keys')}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        >
          <KeyboardIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Box sx={{ display: { xs: 'none', sm: 'flex' }, gap: 0.5 }}>
        <LanguageButton />
        <ThemeButton />
      </Box>
      <AccountMenu />
    </Box>
  );
}
