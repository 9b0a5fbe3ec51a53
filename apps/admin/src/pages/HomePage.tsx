export function HomePage() {
  return <h1>UR Desk</h1>;
}
