import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const REDIS_PORT = 6_379;

/** Stands before a Redis, and can be cut off from it, or fall silent and then say everything late. */
export async function startRedisForwarder(target: URL) {
  const sockets = new Set<Socket>();
  let treatment: 'pass' | 'cut' | 'silent' = 'pass';
  const watch = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    socket.on('data', (chunk) => other.write(chunk));
    if (treatment === 'silent') socket.pause();
  };
  const server = createServer((client) => {
    if (treatment === 'cut') {
      client.on('error', () => {}).destroy();
      return;
    }
    const upstream = connect(Number(target.port || REDIS_PORT), target.hostname);
    watch(client, upstream);
    watch(upstream, client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    be: (next: typeof treatment) => {
      treatment = next;
      for (const socket of sockets) {
        if (next === 'cut') socket.destroy();
        else if (next === 'silent') socket.pause();
        else socket.resume();
      }
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
