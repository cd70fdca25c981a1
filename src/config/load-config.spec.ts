import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './load-config.js';

const URL_OF_APP = 'postgres://app:secret-of-app@db.example:5432/register';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('starts the embedded database on loopback when nothing is set', () => {
    expect(loadConfig({})).toMatchObject({
      embedded: true,
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataDir: '.data',
      host: '127.0.0.1',
      port: 4000,
      examples: 'public',
      logLevel: 'info',
      environment: 'development',
    });
  });

  it('takes an empty variable as not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', EXAMPLES: '' })).toEqual(loadConfig({}));
  });

  it('migrates with the role of DATABASE_URL unless an owner is named', () => {
    expect(loadConfig({ DATABASE_URL: URL_OF_APP }).databaseOwnerUrl).toBe(URL_OF_APP);
    const owner = 'postgresql://owner@db.example/register';
    expect(loadConfig({ DATABASE_URL: URL_OF_APP, DATABASE_OWNER_URL: owner }).databaseOwnerUrl).toBe(owner);
  });

  it('lets a server with its own database listen anywhere, in production', () => {
    const config = loadConfig({ DATABASE_URL: URL_OF_APP, HOST: '0.0.0.0', NODE_ENV: 'production', PORT: '0' });
    expect(config).toMatchObject({ embedded: false, host: '0.0.0.0', environment: 'production', port: 0 });
  });

  it('lists every fault at once, naming the variables', () => {
    const wrong = { DATABASE_URL: 'db', EXAMPLES: 'some', LOG_LEVEL: 'loud', NODE_ENV: 'staging', PORT: '4000x' };
    const named = faultsOf(wrong).map((fault) => fault.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(Object.keys(wrong)));
    expect(named).toHaveLength(5);
  });

  it.each(['65536', '-1', '4.5', '4000x'])('refuses the port %s with one sentence', (port) => {
    expect(faultsOf({ PORT: port })).toEqual(['PORT must be a whole number from 0 to 65535.']);
  });

  it.each(['mysql://u@h/d', 'postgres://h', 'not an address'])('refuses %s as a database', (url) => {
    expect(faultsOf({ DATABASE_URL: url, DATABASE_OWNER_URL: URL_OF_APP })).toHaveLength(1);
  });

  it('never repeats a value that may hold a password', () => {
    const [fault] = faultsOf({ DATABASE_URL: 'mysql://app:secret-of-app@h/d', DATABASE_OWNER_URL: URL_OF_APP });
    expect(fault).not.toContain('secret-of-app');
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('accepts the loopback address %s in embedded mode', (host) => {
    expect(loadConfig({ HOST: host }).host).toBe(host);
  });

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.0.2.7' },
    { NODE_ENV: 'production' },
    { DATABASE_OWNER_URL: URL_OF_APP },
  ])('refuses %j in embedded mode', (env) => {
    expect(faultsOf(env)).toHaveLength(1);
  });
});
