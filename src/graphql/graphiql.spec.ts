import { describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { graphiqlPage, serveGraphiql } from './graphiql.js';

const EXAMPLES = [
  { title: 'Donor: how far cases got', query: 'query Funnel { accountabilityFunnel { stage } }' },
  { title: 'Closing </script> early', query: '{ __typename }' },
];
const FROM_A_BROWSER = { accept: 'text/html,application/xhtml+xml' };

function server(): FastifyInstance {
  const instance = fastify();
  instance.all('/graphql', () => 'the API');
  serveGraphiql(instance, EXAMPLES);
  return instance;
}

describe('graphiqlPage', () => {
  it('carries the examples as data that cannot leave their element', () => {
    const data = /id="examples">(.*)<\/script>/.exec(graphiqlPage(EXAMPLES))?.[1] ?? '';
    expect(data).not.toContain('<');
    expect(JSON.parse(data)).toEqual(EXAMPLES);
  });

  it('names no other host', () => {
    expect(graphiqlPage(EXAMPLES)).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('serveGraphiql', () => {
  it('gives a browser the page, with a policy that keeps it to this server', async () => {
    const { headers, body } = await server().inject({ url: '/graphql', headers: FROM_A_BROWSER });
    expect(body).toBe(graphiqlPage(EXAMPLES));
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/https?:|\*/);
  });

  it.each([
    { method: 'GET', url: '/graphql?query={__typename}', headers: { accept: 'application/json' } },
    { method: 'POST', url: '/graphql', headers: FROM_A_BROWSER },
  ] as const)('leaves $method with $headers.accept to the API', async (request) => {
    expect((await server().inject(request)).body).toBe('the API');
  });

  it('serves every part that the page asks for', async () => {
    const parts = [...graphiqlPage(EXAMPLES).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, part]) => part ?? '');
    expect(parts).toHaveLength(5);
    for (const part of parts) {
      const { statusCode, headers, body } = await server().inject({ url: part });
      expect({ part, statusCode, empty: body.length === 0 }).toEqual({ part, statusCode: 200, empty: false });
      expect(headers['content-type']).toBe(
        part.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      );
    }
  });
});
