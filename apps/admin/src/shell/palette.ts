/** The house's colours. Text on every ground here has a contrast of at least 4.5 : 1 in both themes. */
export const FONT_STACK = [
  'Inter',
  '"Segoe UI"',
  '-apple-system',
  'BlinkMacSystemFont',
  'Roboto',
  '"Noto Sans"',
  // Where none of these is installed, Latin letters and quotation marks must not come from a Chinese font.
  'Arial',
  '"Liberation Sans"',
  '"DejaVu Sans"',
  '"Noto Sans SC"',
  '"Noto Sans CJK SC"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  'sans-serif',
].join(',');

export const MONO_STACK = [
  'ui-monospace',
  '"SF Mono"',
  '"Cascadia Mono"',
  'Menlo',
  'Consolas',
  '"Noto Sans Mono"',
  'monospace',
].join(',');

/** The navigation is the same deep ink in both themes. */
export const NAV = {
  ground: '#11211f',
  groundDark: '#0a1110',
  line: '#223634',
  text: '#c6d6d3',
  caption: '#8ba39f',
  activeGround: '#1f3f3c',
  activeText: '#ffffff',
  accent: '#f2b155',
} as const;

export const LIGHT = {
  mode: 'light',
  primary: { main: '#0f5f5c', dark: '#0a4543', light: '#3d827f', contrastText: '#ffffff' },
  secondary: { main: '#7a4a00', contrastText: '#ffffff' },
  error: { main: '#a8241c', contrastText: '#ffffff' },
  warning: { main: '#834c00', contrastText: '#ffffff' },
  info: { main: '#1d5499', contrastText: '#ffffff' },
  success: { main: '#1a6335', contrastText: '#ffffff' },
  background: { default: '#f3f6f5', paper: '#ffffff' },
  text: { primary: '#14201f', secondary: '#4d5d5a', disabled: '#7d8b88' },
  divider: '#dde4e2',
  action: { hover: 'rgba(15,95,92,.05)', selected: 'rgba(15,95,92,.09)', focus: 'rgba(15,95,92,.12)' },
} as const;

export const DARK = {
  mode: 'dark',
  primary: { main: '#79d0c9', dark: '#55b3ac', light: '#a4e3de', contrastText: '#04211f' },
  secondary: { main: '#f2b155', contrastText: '#2a1a00' },
  error: { main: '#ffb0a6', contrastText: '#3b0703' },
  warning: { main: '#f3be71', contrastText: '#2f1c00' },
  info: { main: '#a3c8ff', contrastText: '#06214a' },
  success: { main: '#8bdaa6', contrastText: '#04250f' },
  background: { default: '#0f1615', paper: '#161f1e' },
  text: { primary: '#e4ecea', secondary: '#a5b5b2', disabled: '#7b8a87' },
  divider: '#2a3634',
  action: {
    hover: 'rgba(121,208,201,.07)',
    selected: 'rgba(121,208,201,.13)',
    focus: 'rgba(121,208,201,.16)',
  },
} as const;
