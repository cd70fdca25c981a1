import { createHash } from 'node:crypto';

const MOST_NAMES = 400;

/**
 * Names for statements that are worth preparing: the second time one is seen, up to a bound for each process. Planning a
 * page of the reader costs more than running it; PostgreSQL plans a named statement a few times and then keeps the plan.
 */
export class PreparedNames {
  private readonly seen = new Set<string>();
  private readonly names = new Set<string>();

  nameOf(sql: string): string | undefined {
    const name = createHash('sha1').update(sql).digest('base64url');
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
