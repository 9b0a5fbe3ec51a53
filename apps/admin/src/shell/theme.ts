import { type RaThemeOptions } from 'react-admin';

export const lightTheme: RaThemeOptions = { palette: { mode: 'light' } };
export const darkTheme: RaThemeOptions = { palette: { mode: 'dark' } };
