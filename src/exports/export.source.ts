import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { NotFoundError } from '../errors/app-error.js';
import { aboutFigures, type AboutFigure } from './codebook.js';
import { columnsOf, linesOf, type Line } from './export.lines.js';
import type { ExportPlan } from './export.plan.js';
import { AFTER, OWN } from './export.rewrite.js';
import type { Column } from './export.shape.js';

/** Who reads, asked anew for each page: a grant that ends closes the file (rules G5). */
export type WhoReads = () => Promise<Viewer | null>;

/** An answer that has begun to come: its columns are known, its lines come page by page. */
export interface OpenAnswer {
  readonly columns: readonly Column[];
  readonly about: readonly AboutFigure[];
  readonly viewer: Viewer;
  readonly pages: AsyncIterable<readonly Line[]>;
}

interface Page {
  readonly lines: readonly Line[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly next: string | null;
}

/**
 * Executes the first page of a plan through the schema, as the API would. Throws what the API would refuse it with, and
 * NOT_FOUND when nobody reads any more.
 */
export async function openAnswer(schema: GraphQLSchema, plan: ExportPlan, whoReads: WhoReads): Promise<OpenAnswer> {
  const viewer = await required(whoReads);
  const first = await pageOf(schema, plan, viewer, null);
  // One day and one instant for all pages; rights are those of each.
  const again = async (): Promise<Viewer> => ({ ...(await required(whoReads)), today: viewer.today, now: viewer.now });
  return {
    columns: columnsOf(plan.columns, first.lines),
    about: aboutFigures(first.data[plan.key]),
    viewer,
    pages: pagesFrom(first, async (after) => pageOf(schema, plan, await again(), after)),
  };
}

async function required(whoReads: WhoReads): Promise<Viewer> {
  const viewer = await whoReads();
  if (!viewer) throw new NotFoundError('The file');
  return viewer;
}

async function* pagesFrom(
  first: Page,
  following: (after: string) => Promise<Page>,
): AsyncGenerator<readonly Line[], void, undefined> {
  for (let page = first; ;) {
    yield page.lines;
    if (page.next === null) return;
    page = await following(page.next);
  }
}

async function pageOf(schema: GraphQLSchema, plan: ExportPlan, viewer: Viewer, after: string | null): Promise<Page> {
  const { document, key, shapes, isConnection } = plan;
  const result = (await execute({
    schema,
    document,
    contextValue: { viewer },
    variableValues: { [AFTER]: after },
  })) as ExecutionResult<Record<string, unknown>>;
  const [error] = result.errors ?? [];
  if (error) throw error.originalError ?? error;
  const data = result.data ?? {};
  const page = isConnection ? (data[key] as Record<string, { hasNextPage: boolean; endCursor: string }>) : null;
  const place = page?.[`${OWN}page`];
  return { data, lines: linesOf(shapes, data), next: place?.hasNextPage ? place.endCursor : null };
}
