import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { type ReactElement } from 'react';
import { AdminContext, memoryStore, type DataProvider, TestMemoryRouter } from 'react-admin';
import { type Locale, type Role, ROLE_PERMISSIONS } from '@ur-desk/domain/kernel';
import { type MeView } from '@ur-desk/domain/staff';
import { type DeskDataProvider } from '../src/providers/dataProvider';
import { i18nProvider } from '../src/providers/i18nProvider';
import { setCurrentLocale } from '../src/providers/locale';
import { Notifications } from '../src/shell/Notifications';
import { darkTheme, lightTheme } from '../src/shell/theme';

interface ConsoleOptions {
  /** What the test answers; calling anything else fails it. */
  dataProvider?: Partial<DeskDataProvider>;
  locale?: Locale;
  path?: string;
  onLocation?: (path: string) => void;
}

/** Shows a part of the console as it is shown in the whole: real contexts, real texts, a data provider of the test's. */
export async function renderInConsole(element: ReactElement, options: ConsoleOptions = {}) {
  const { dataProvider = {}, locale = 'en', path = '/', onLocation } = options;
  setCurrentLocale(locale);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <TestMemoryRouter
      initialEntries={[path]}
      {...(onLocation
        ? { locationCallback: (location: { pathname: string }) => onLocation(location.pathname) }
        : {})}
    >
      <AdminContext
        dataProvider={dataProvider as DataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        store={memoryStore()}
        lightTheme={lightTheme}
        darkTheme={darkTheme}
      >
        {element}
        <Notifications />
      </AdminContext>
    </TestMemoryRouter>,
  );
}

/** A person with a role, as `GET me` would answer. */
export const staffMember = (role: Role): MeView => ({
  kind: 'staff',
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Mei Lin',
  email: 'agent@ur-desk.example',
  role,
  permissions: [...ROLE_PERMISSIONS[role]],
  locale: 'en',
  theme: 'system',
  preferences: {},
  secondFactor: 'notNeeded',
  sessionId: null,
  operatorZone: 'Asia/Shanghai',
});
