import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { Button, IconButton, Tooltip } from '@mui/material';
import { useLocaleState, useTheme, useTranslate } from 'react-admin';
import { rememberPreference } from '../providers/session';

/** What the switch leads to is written in that language. */
export function useLanguageSwitch() {
  const [locale, setLocale] = useLocaleState();
  const next = locale === 'zh' ? 'en' : 'zh';
  return {
    label: next === 'zh' ? '中文' : 'English',
    lang: next === 'zh' ? 'zh-CN' : 'en',
    change: () => {
      setLocale(next);
      void rememberPreference({ locale: next });
    },
  };
}

export function useThemeSwitch() {
  const [theme, setTheme] = useTheme();
  const translate = useTranslate();
  const next = theme === 'dark' ? 'light' : 'dark';
  const label = translate('desk.theme.switch', { mode: translate(`desk.theme.${next}`).toLowerCase() });
  const change = () => {
    setTheme(next);
    void rememberPreference({ theme: next });
  };
  return { label, isDark: theme === 'dark', change };
}

export function LanguageButton() {
  const { label, lang, change } = useLanguageSwitch();
  return (
    <Button color="inherit" onClick={change} lang={lang} sx={{ minWidth: 0, px: 1, fontWeight: 500 }}>
      {label}
    </Button>
  );
}

export function ThemeButton() {
  const { label, isDark, change } = useThemeSwitch();
  return (
    <Tooltip title={label}>
      <IconButton onClick={change} aria-label={label}>
        {isDark ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
