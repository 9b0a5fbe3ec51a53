import { type RaThemeOptions } from 'react-admin';
import { DARK, FONT_STACK, LIGHT } from './palette';

type Ground = typeof LIGHT | typeof DARK;

const RADIUS_PX = 6;

const typography = {
  fontFamily: FONT_STACK,
  fontSize: 14,
  h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.3, letterSpacing: '-0.01em' },
  h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
  h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
  subtitle2: { fontSize: '0.8125rem', fontWeight: 600, lineHeight: 1.45 },
  body1: { fontSize: '0.875rem', lineHeight: 1.5 },
  body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
  caption: { fontSize: '0.75rem', lineHeight: 1.4 },
  button: { fontSize: '0.8125rem', fontWeight: 600, textTransform: 'none' },
} as const;

/** One ring for everything that has the keyboard's focus. */
const ring = (ground: Ground) => ({ outline: `2px solid ${ground.primary.main}`, outlineOffset: 2 });

/** On paper there is nothing to click, and it is white, whichever theme the screen has; no table is cut off at its side. */
const PRINT = {
  ':root': { colorScheme: 'light' },
  body: { background: '#fff !important' },
  'nav, header, aside, form, button, [role="group"], [role="tablist"], a[role="button"], a.MuiButton-root': {
    display: 'none !important',
  },
  'main, main *': {
    color: '#000 !important',
    background: 'transparent !important',
    boxShadow: 'none !important',
    overflow: 'visible !important',
  },
  main: { padding: '0 !important', maxWidth: 'none !important' },
  thead: { display: 'table-header-group' },
  'tr, li, dl': { breakInside: 'avoid' },
} as const;

const baseline = (ground: Ground) => ({
  body: { fontVariantNumeric: 'tabular-nums', WebkitFontSmoothing: 'antialiased' },
  ':focus-visible': ring(ground),
  '::selection': { background: ground.action.focus },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      transitionDuration: '0.01ms !important',
    },
  },
  '@media print': PRINT,
});

const controls = (ground: Ground): RaThemeOptions['components'] => ({
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': ring(ground) } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { padding: '5px 12px', minHeight: 32, whiteSpace: 'nowrap' },
      sizeLarge: { minHeight: 40 },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { borderRadius: RADIUS_PX, padding: 6 } },
  },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
  MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
  MuiFormHelperText: {
    styleOverrides: {
      root: { marginLeft: 2, '&:empty, &:has(> span:only-child:empty)': { display: 'none' } },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { background: ground.background.paper },
      input: { paddingTop: 7, paddingBottom: 7, '&.MuiSelect-select': { minHeight: '1.4375em' } },
      notchedOutline: { borderColor: ground.mode === 'light' ? '#879592' : '#64736f' },
    },
  },
  MuiInputLabel: {
    styleOverrides: {
      outlined: {
        '&.MuiInputLabel-sizeSmall:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 7px)' },
      },
    },
  },
  MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 4 } } },
  MuiRadio: { defaultProps: { size: 'small' } },
  MuiSwitch: { defaultProps: { size: 'small' } },
  MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { fontWeight: 550 } } },
});

const surfaces = (ground: Ground): RaThemeOptions['components'] => ({
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderColor: ground.divider, borderRadius: 8 } },
  },
  MuiCardContent: { styleOverrides: { root: { padding: 16, '&:last-child': { paddingBottom: 16 } } } },
  MuiDialog: { styleOverrides: { paper: { borderRadius: 10, border: `1px solid ${ground.divider}` } } },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 650, padding: '16px 20px 8px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4 } } },
  MuiMenu: {
    styleOverrides: {
      paper: { border: `1px solid ${ground.divider}`, boxShadow: '0 8px 24px rgba(0,0,0,.14)' },
    },
  },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 34 } } },
  MuiTooltip: {
    defaultProps: { arrow: true, enterDelay: 300 },
    styleOverrides: {
      tooltip: { fontSize: '0.75rem', background: '#22312f', color: '#f2f7f6', padding: '6px 10px' },
      arrow: { color: '#22312f' },
    },
  },
  MuiChip: {
    styleOverrides: {
      root: { fontWeight: 600, borderRadius: 4, height: 22 },
      label: { paddingLeft: 8, paddingRight: 8 },
    },
  },
  MuiAlert: {
    styleOverrides: { root: { padding: '4px 12px', fontSize: '0.8125rem', borderRadius: RADIUS_PX } },
  },
  // Names that are still being loaded: nothing to read out, and react-admin's bar has no name.
  RaLinearProgress: { defaultProps: { 'aria-hidden': true } },
  MuiTab: { styleOverrides: { root: { minHeight: 40, padding: '8px 14px' } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
});

const tables = (ground: Ground): RaThemeOptions['components'] => ({
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: ground.divider, padding: '9px 12px', fontSize: '0.8125rem', lineHeight: 1.35 },
      sizeSmall: { padding: '4px 12px' },
      head: {
        color: ground.text.secondary,
        fontWeight: 600,
        fontSize: '0.75rem',
        whiteSpace: 'nowrap',
        background: ground.background.paper,
      },
      paddingCheckbox: { padding: '0 0 0 8px' },
    },
  },
  MuiTableRow: { styleOverrides: { root: { '&:last-child td': { borderBottom: 0 } } } },
});

function houseTheme(ground: Ground): RaThemeOptions {
  return {
    palette: ground,
    typography,
    shape: { borderRadius: RADIUS_PX },
    components: {
      MuiCssBaseline: { styleOverrides: baseline(ground) },
      ...controls(ground),
      ...surfaces(ground),
      ...tables(ground),
    },
  };
}

export const lightTheme = houseTheme(LIGHT);
export const darkTheme = houseTheme(DARK);
