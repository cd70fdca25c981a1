import './typescript.mjs';

/** One PostgreSQL for the whole run. Jest cannot load this file as TypeScript, so it only opens the way to one. */
export default async function globalSetup() {
  const { startTestServer } = await import('./test-server.ts');
  globalThis.stopTestServer = await startTestServer();
}
