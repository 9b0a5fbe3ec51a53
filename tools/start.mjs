/** `npm start`: from a fresh clone to a running desk. Later starts skip what is done already. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { runDesk } = await import('./desk.mjs');
await runDesk();
