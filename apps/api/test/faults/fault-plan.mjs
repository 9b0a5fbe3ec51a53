/**
 * Loaded into the built server before it starts (`--import`), by the tests of this folder only: what happens at its fault points
 * is then for the test to say, over the channel to its parent and by headers of single calls.
 *   x-fault-trace: <name>   tells every point that the call passes
 *   x-freeze-at: <point>    the call stays at this point for ever, as a process does that dies there
 *   { killAt: <point> }     the process kills itself (kill -9) the next time anything comes to this point
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';
import { createRequire } from 'node:module';

const { planFaults } = createRequire(import.meta.url)('../../dist/platform/fault/fault.js');
const calls = new AsyncLocalStorage();
const emit = Server.prototype.emit;
let killAt = null;

Server.prototype.emit = function (event, ...args) {
  if (event !== 'request') return emit.call(this, event, ...args);
  const { headers } = args[0];
  const call = { name: headers['x-fault-trace'] ?? null, freezeAt: headers['x-freeze-at'] ?? null };
  return calls.run(call, () => emit.call(this, event, ...args));
};

planFaults((point) => {
  const { name = null, freezeAt = null } = calls.getStore() ?? {};
  if (point === killAt) process.kill(process.pid, 'SIGKILL');
  process.send({ point, call: name, frozen: point === freezeAt });
  return point === freezeAt ? new Promise(() => undefined) : undefined;
});

process.on('message', (message) => {
  killAt = message.killAt;
  process.send({ armed: killAt });
});
// The listener alone would keep the server from ending by itself.
process.channel.unref();
