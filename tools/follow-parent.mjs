/** Loaded before a program that must not outlive its starter: `kill -9` of the starter closes the channel. */
const PATIENCE_MS = 5_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The listener alone would keep the program from ending by itself.
process.channel?.unref();
