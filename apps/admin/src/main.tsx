import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { App } from './App';
import { currentLocale, isLocaleChosen, setCurrentLocale } from './providers/locale';
import { loadMe } from './providers/session';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const styles = createCache({ key: 'ur', prepend: true, ...(nonce ? { nonce } : {}) });

/** The staff member's own language, unless another was chosen on this device. */
async function showStaffLanguage(): Promise<void> {
  const me = await loadMe().catch(() => null);
  setCurrentLocale(me && !isLocaleChosen() ? me.locale : currentLocale());
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await showStaffLanguage();
const router = createBrowserRouter([{ path: '*', element: <App /> }]);
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <RouterProvider router={router} />
    </CacheProvider>
  </StrictMode>,
);
