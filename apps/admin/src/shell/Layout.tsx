import { type ReactNode, Suspense } from 'react';
import { LoadingPage } from './LoadingPage';

export function Layout({ children }: { children: ReactNode }) {
  return <Suspense fallback={<LoadingPage />}>{children}</Suspense>;
}
