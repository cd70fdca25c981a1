import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A query that a newcomer can run at once. */
export interface GraphiqlExample {
  readonly title: string;
  readonly query: string;
}

/** Where the page finds its parts; `/graphql` itself belongs to the API. */
const ASSETS = '/graphiql';

/** The page loads from this server alone. GraphiQL sets styles in line, and its style sheet holds its fonts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** What the browser runs. Queries may be confidential, so they end with the browser tab; tokens are not stored at all. */
const START = `
const examples = JSON.parse(document.getElementById('examples').textContent);
const headers = JSON.stringify({ Authorization: 'Bearer ' }, null, 2);
const isEmptyToken = ([name, value]) => name.toLowerCase() === 'authorization' && /^Bearer\\s*$/i.test(value);

async function fetcher(operation, options) {
  const given = Object.entries(options?.headers ?? {}).filter((header) => !isEmptyToken(header));
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...Object.fromEntries(given), 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
  return response.json();
}

// GraphiQL's history, unlike its tabs, would keep the headers beside each query.
const storage = {
  get length() {
    return sessionStorage.length;
  },
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => key === 'graphiql:queries' || sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  clear: () => sessionStorage.clear(),
};

const page = React.createElement(GraphiQL, {
  fetcher,
  storage,
  shouldPersistHeaders: false,
  defaultEditorToolsVisibility: 'headers',
  defaultHeaders: headers,
  defaultTabs: examples.map(({ title, query }) => ({ query: '# ' + title + '\\n' + query.trim() + '\\n', headers })),
});
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
`;

/** The page that a browser gets at `GET /graphql`: GraphiQL with one tab an example, and nothing from another host. */
export function graphiqlPage(examples: readonly GraphiqlExample[]): string {
  // Inside a script element only `<` could end it early.
  const data = JSON.stringify(examples).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Register of crimes against UN peacekeepers: GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${ASSETS}/graphiql.css" />
    <style>
      body { margin: 0 }
      #graphiql { height: 100dvh }
    </style>
  </head>
  <body>
    <div id="graphiql"><noscript>This page needs JavaScript. The API itself answers at POST /graphql.</noscript></div>
    <script type="application/json" id="examples">${data}</script>
    <script src="${ASSETS}/react.js"></script>
    <script src="${ASSETS}/react-dom.js"></script>
    <script src="${ASSETS}/graphiql.js"></script>
    <script src="${ASSETS}/start.js"></script>
  </body>
</html>
`;
}

/** Adds the page and its parts to the HTTP server: a browser's `GET /graphql` gets the page, all else goes to the API. */
export function serveGraphiql(server: FastifyInstance, examples: readonly GraphiqlExample[]): void {
  const page = graphiqlPage(examples);
  server.addHook('onRequest', async (request, reply) => {
    if (!asksForPage(request)) return;
    await reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(page);
  });
  server.get(`${ASSETS}/start.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, { path, type }] of Object.entries(packagedFiles())) {
    server.get(`${ASSETS}/${name}`, (_request, reply) =>
      reply.header('cache-control', 'private, max-age=3600').type(type).send(createReadStream(path)),
    );
  }
}

function asksForPage(request: FastifyRequest): boolean {
  const isBrowser = request.headers.accept?.includes('text/html') ?? false;
  return isBrowser && request.method === 'GET' && request.url.split('?')[0] === '/graphql';
}

/** The files as their packages carry them, made for browsers without a bundler. */
function packagedFiles(): Record<string, { path: string; type: string }> {
  const require = createRequire(import.meta.url);
  const inPackage = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
  const script = 'text/javascript; charset=utf-8';
  return {
    'react.js': { path: inPackage('react', 'umd/react.production.min.js'), type: script },
    'react-dom.js': { path: inPackage('react-dom', 'umd/react-dom.production.min.js'), type: script },
    'graphiql.js': { path: inPackage('graphiql', 'graphiql.min.js'), type: script },
    'graphiql.css': { path: inPackage('graphiql', 'graphiql.min.css'), type: 'text/css; charset=utf-8' },
  };
}
