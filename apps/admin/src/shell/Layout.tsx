import { Box } from '@mui/material';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { currentMe } from '../providers/session';
import { lazyPage } from '../shared/lazy-page';
import { ErrorBoundary } from './ErrorBoundary';
import { LoadingPage } from './LoadingPage';
import { NavDrawer, NavRail } from './NavMenu';
import { OfflineBanner } from './OfflineBanner';
import { SkipLink } from './SkipLink';
import { TopBar } from './TopBar';
import { useGoKeys } from './use-go-keys';
import { useLive } from './use-live';

/** Where staff set up the second factor that their role needs; until then the server allows nothing else. */
const AccountPage = lazyPage(() => import('../resources/account/AccountPage'), 'AccountPage');

const KeySheet = lazy(async () => ({ default: (await import('./KeySheet')).KeySheet }));

/** The frame: navigation at the left (a drawer on phones), search on top, the page below. */
export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const [navOpen, setNavOpen] = useState(false);
  const keys = useGoKeys();
  useLive();
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh' }}>
      <SkipLink />
      <NavRail />
      <NavDrawer open={navOpen} onClose={() => setNavOpen(false)} />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar onOpenNav={() => setNavOpen(true)} onOpenKeys={keys.openSheet} />
        <OfflineBanner />
        <Box
          component="main"
          id="main"
          ref={main}
          tabIndex={-1}
          sx={{
            flex: 1,
            width: '100%',
            maxWidth: 1680,
            p: { xs: 1.5, sm: 2, md: 3 },
            '&:focus-visible': { outline: 'none' },
          }}
        >
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<LoadingPage />}>
              {currentMe()?.secondFactor === 'missing' ? <AccountPage /> : children}
            </Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {keys.sheetOpen && (
        <Suspense>
          <KeySheet onClose={keys.closeSheet} />
        </Suspense>
      )}
    </Box>
  );
}
