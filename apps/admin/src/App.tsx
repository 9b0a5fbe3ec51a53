import { AdminContext, CoreAdminUI, CustomRoutes, Resource } from 'react-admin';
import { CssBaseline } from '@mui/material';
import { Route } from 'react-router-dom';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { i18nProvider } from './providers/i18nProvider';
import { store } from './providers/store';
import { Notifications } from './shell/Notifications';
import { queryClient } from './shell/query-client';
import { darkTheme, lightTheme } from './shell/theme';
import { Layout } from './shell/Layout';
import { LoadingPage } from './shell/LoadingPage';
import { NotFoundPage } from './shell/NotFoundPage';
import { AccessDeniedPage } from './shell/AccessDeniedPage';
import { lazyPage } from './shared/lazy-page';
import { RESOURCES } from './resources';

const HomePage = lazyPage(() => import('./pages/HomePage'), 'HomePage');
const Dashboard = () => <HomePage />;
const SetUpPage = lazyPage(() => import('./pages/SetUpPage'), 'SetUpPage');
const AccountPage = lazyPage(() => import('./resources/account/AccountPage'), 'AccountPage');
const SignInPage = lazyPage(() => import('./shell/SignInPage'), 'SignInPage');

/** The console: react-admin's core with our own shell around it. */
export function App() {
  return (
    <AdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
    >
      <CssBaseline enableColorScheme />
      <CoreAdminUI
        accessDenied={AccessDeniedPage}
        catchAll={NotFoundPage}
        dashboard={Dashboard}
        disableTelemetry
        layout={Layout}
        loading={LoadingPage}
        loginPage={SignInPage}
        requireAuth
        title="UR Desk"
      >
        <CustomRoutes noLayout>
          <Route path="/set-up" element={<SetUpPage />} />
        </CustomRoutes>
        <CustomRoutes>
          <Route path="/account" element={<AccountPage />} />
        </CustomRoutes>
        {RESOURCES.map(({ name, list, show, create, edit, icon, children, recordRepresentation }) => (
          <Resource
            key={name}
            name={name}
            icon={icon}
            {...(list ? { list } : {})}
            {...(show ? { show } : {})}
            {...(create ? { create } : {})}
            {...(edit ? { edit } : {})}
            {...(recordRepresentation ? { recordRepresentation } : {})}
          >
            {children}
          </Resource>
        ))}
      </CoreAdminUI>
      <Notifications />
    </AdminContext>
  );
}
