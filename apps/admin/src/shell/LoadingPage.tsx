export function LoadingPage() {
  return null;
}
