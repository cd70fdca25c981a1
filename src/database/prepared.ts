import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';

const MOST_NAMES = 400;

const nameFor = (sql: string): string => createHash('sha1').update(sql).digest('base64url');

/**
 * Names for statements that are worth preparing: the second time one is seen, up to a bound for each process. Planning a
 * page of the reader costs more than running it; PostgreSQL plans a named statement a few times and then keeps the plan.
 */
export class PreparedNames {
  private readonly seen = new Set<string>();
  private readonly names = new Set<string>();

  nameOf(sql: string): string | undefined {
    const name = nameFor(sql);
    if (this.names.has(name)) return name;
    if (this.names.size >= MOST_NAMES) return undefined;
    if (!this.seen.has(name)) {
      if (this.seen.size >= 10 * MOST_NAMES) this.seen.clear();
      this.seen.add(name);
      return undefined;
    }
    this.names.add(name);
    return name;
  }
}

/** Runs a statement in the transaction of `manager`, planned once for each connection whatever its parameters are. */
export async function runPrepared(manager: EntityManager, sql: string, values: readonly unknown[]): Promise<void> {
  const client = (await manager.queryRunner?.connect()) as PoolClient;
  await client.query("SET LOCAL plan_cache_mode = 'force_generic_plan'");
  await client.query({ name: nameFor(sql), text: sql, values: [...values] });
  await client.query('SET LOCAL plan_cache_mode = DEFAULT');
}
