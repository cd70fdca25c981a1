import { createServer } from 'node:net';

/** Refuses early when the port is taken, in one sentence, before a database is started for nothing. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFault(host, port, error)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Why the server cannot listen, as one sentence; a fault of another kind comes back as it is. */
export function listenFault(host: string, port: number, error: NodeJS.ErrnoException): Error {
  const { code, syscall } = error;
  if (syscall === undefined) return error;
  if (code === 'EADDRINUSE')
    return new StartupError(
      `Port ${port} on ${host} is taken by another program; set PORT to a free one (0 takes any).`,
    );
  if (code === 'EACCES')
    return new StartupError(`Port ${port} may not be used by this account; set PORT to one above 1023.`);
  return new StartupError(`The server cannot listen on ${host}, port ${port} (${code ?? 'unknown'}).`);
}

/** What stops a start, as one sentence for the person at the keyboard. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
