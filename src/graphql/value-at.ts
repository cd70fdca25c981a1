import type { GraphQLResolveInfo } from 'graphql';

/** The value of the field being resolved in a row from the reader, which is keyed by response key; null when it is not there. */
export function valueAt(row: object, info: Pick<GraphQLResolveInfo, 'path'>): unknown {
  return (row as Record<string, unknown>)[info.path.key] ?? null;
}
