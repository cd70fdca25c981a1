import { describe, expect, it } from '@jest/globals';
import { basename, dirname } from 'node:path/posix';
import { importsOf, sourceFiles, unitOf, type SourceFile } from './source-files.js';

/** A folder (or a file directly in `src`) may import only from those before it: a total order cannot hold a cycle. */
const ORDER = [
  'grouped',
  'errors',
  'port',
  'logging',
  'vocabulary',
  'config',
  'access',
  'migrations',
  'database',
  'reading',
  'graphql',
  'reference-data',
  'identity',
  'sources',
  'changes',
  'ledger',
  'incidents',
  'suspects',
  'proceedings',
  'milestones',
  'obstacles',
  'analytics',
  'imports',
  'exports',
  'examples',
  'health',
  'entities',
  'app.module',
  'resolvers',
  'example-queries',
  'application',
  'startup',
  'cli',
  'server',
  'main',
];

const NAMES_OF_NOTHING = ['utils', 'helpers', 'common', 'shared', 'lib', 'core'];

/** Imports that point upward in the order, and places that the order does not know. */
function upwardImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const here = unitOf(file.path);
    if (!ORDER.includes(here)) return [`${file.path} is in no place of the order`];
    return importsOf(file)
      .filter((path) => unitOf(path) !== here && !(ORDER.indexOf(unitOf(path)) < ORDER.indexOf(here)))
      .filter((path) => ORDER.includes(unitOf(path)))
      .map((path) => `${file.path} imports ${path}`);
  });
}

/** Handlers, hand-written queries of one type, and commands: nobody else's business. */
const PRIVATE = /\.(resolver|controller|queries|checks|command|commands)\.ts$/;
/** What clients send. The words of one folder are made of those of another (a source within an incident), so the files
 *  that speak GraphQL may share them; services may not, they have plain types of their own (`*.drafts.ts`). */
const EDGE = /\.(input|args|filter)\.ts$/;
const SPEAKS_GRAPHQL = /\.(input|args|filter|fields|resolver)\.ts$/;

/** Imports of what a suffix keeps private to its folder. */
function privateImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((path) => dirname(path) !== dirname(file.path))
      .filter((path) => PRIVATE.test(path) || (EDGE.test(path) && !SPEAKS_GRAPHQL.test(file.path)))
      .map((path) => `${file.path} imports ${path}`),
  );
}

/** Files that gather others, and folders that say nothing of what is in them. */
function misplaced(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path }) => basename(path) === 'index.ts' || NAMES_OF_NOTHING.some((name) => path.split('/').includes(name)),
    )
    .map(({ path }) => path);
}

const planted = (path: string, from: string): SourceFile => ({ path, text: `import { x } from '${from}';` });

describe('the import order', () => {
  const files = sourceFiles('src', 'migrations');

  it('is kept by every file', () => {
    expect(upwardImports(files)).toEqual([]);
  });

  it('catches an import that points upward, a dynamic one too, and a folder that it does not know', () => {
    const fault = planted('src/incidents/incident.service.ts', '../milestones/milestone.service.js');
    expect(upwardImports([fault])).toHaveLength(1);
    const dynamic = { path: 'src/errors/app-error.ts', text: `await import('../access/roles.js');` };
    expect(upwardImports([dynamic])).toHaveLength(1);
    expect(upwardImports([planted('src/novelties/novelty.ts', '../errors/app-error.js')])).toHaveLength(1);
    expect(upwardImports([planted('src/milestones/chain.ts', '../incidents/incident.rules.js')])).toEqual([]);
  });

  it('keeps private what a suffix says is private', () => {
    expect(privateImports(files)).toEqual([]);
  });

  it('catches a query, a resolver or an input that is used from outside', () => {
    const faults = [
      planted('src/analytics/funnel.service.ts', '../incidents/incident.queries.js'),
      planted('src/milestones/milestone.service.ts', '../suspects/suspect.resolver.js'),
      planted('src/incidents/incident.service.ts', '../sources/source.input.js'),
    ];
    expect(privateImports(faults)).toHaveLength(3);
    expect(privateImports([planted('src/incidents/victim.input.ts', '../sources/source.input.js')])).toEqual([]);
    expect(privateImports([planted('src/incidents/incidents.module.ts', './incident.resolver.js')])).toEqual([]);
  });

  it('finds no file that gathers others and no folder without a subject', () => {
    expect(misplaced(files)).toEqual([]);
    expect(
      misplaced([planted('src/incidents/index.ts', './x.js'), planted('src/utils/dates.ts', './x.js')]),
    ).toHaveLength(2);
  });
});
