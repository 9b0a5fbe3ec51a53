/**
 * Loaded into the built server before it starts (`--import`), by the tests of this folder only: what happens at its fault points
 * is then for the test to say, over the channel to its parent and by headers of single calls.
 *   x-fault-trace: <name>   tells every point that the call passes
 *   x-freeze-at: <point>    the call stays at this point for ever, as a process does that dies there
 *   { freezeAt: <point> }   the next thing in the background that comes to this point stays there for ever, too
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';
import { createRequire } from 'node:module';

const { planFaults } = createRequire(import.meta.url)('../../dist/platform/fault/fault.js');
const calls = new AsyncLocalStorage();
const emit = Server.prototype.emit;
const freezeNext = new Set();

Server.prototype.emit = function (event, ...args) {
  if (event !== 'request') return emit.call(this, event, ...args);
  const { headers } = args[0];
  const call = { name: headers['x-fault-trace'] ?? null, freezeAt: headers['x-freeze-at'] ?? null };
  return calls.run(call, () => emit.call(this, event, ...args));
};

planFaults((point) => {
  const { name = null, freezeAt = null } = calls.getStore() ?? {};
  const inBackground = name === null && freezeAt === null;
  const frozen = point === freezeAt || (inBackground && freezeNext.delete(point));
  process.send({ point, call: name, frozen });
  return frozen ? new Promise(() => undefined) : undefined;
});

process.on('message', (message) => {
  freezeNext.add(message.freezeAt);
  process.send({ armed: message.freezeAt });
});
// The listener alone would keep the server from ending by itself.
process.channel.unref();
