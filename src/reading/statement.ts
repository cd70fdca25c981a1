import { InvalidInputError } from '../errors/app-error.js';
import type { Viewer } from '../access/viewer.js';

/** Reads the relation of a type for the statement's viewer (readable.ts). */
export type Relation = (type: string, at?: { readonly knownAt: string }) => string;

/** One SQL statement in the making, for one viewer: its parameters, unique aliases, relations, and both times. */
export class Statement {
  private readonly values: unknown[] = [];
  /** Instants of knowledge that were asked for by name: a writer at or before them must have finished. */
  readonly awaited: string[] = [];
  private aliases = 0;
  private readonly known = new Map<string, string>();

  constructor(
    readonly viewer: Viewer,
    private readonly relationOf: (
      type: string,
      viewer: Viewer,
      q: Statement,
      at?: { readonly knownAt: string },
    ) => string,
  ) {}

  /** The placeholder of a value; the same value of the same type is bound once. */
  bind = (value: unknown, cast = ''): string => {
    const key = `${cast}:${JSON.stringify(value)}`;
    let placeholder = this.known.get(key);
    if (!placeholder) {
      this.values.push(value);
      placeholder = `$${this.values.length}${cast ? `::${cast}` : ''}`;
      this.known.set(key, placeholder);
    }
    return placeholder;
  };

  /** The statement as it is sent: parameters that no part of it uses are left out, since they have no type. */
  finish(sql: string): { readonly sql: string; readonly values: readonly unknown[] } {
    const used = new Map<string, number>();
    const compact = sql.replaceAll(/\$(\d+)/g, (_match, number: string) => {
      const place = used.get(number) ?? used.size + 1;
      used.set(number, place);
      return `$${place}`;
    });
    return { sql: compact, values: [...used.keys()].map((number) => this.values[Number(number) - 1]) };
  }

  alias(stem: string): string {
    this.aliases += 1;
    return `${stem}${this.aliases}`;
  }

  /** What the viewer may read of a type; feature SQL has no other way to a table that carries a class. */
  relation: Relation = (type, at) => this.relationOf(type, this.viewer, this, at);

  /** SQL of `asOf`, today when absent. Throws BAD_USER_INPUT when it lies in the future. */
  asOf(given: unknown): string {
    const day = (given as string | null | undefined) ?? this.viewer.today;
    if (day > this.viewer.today) {
      throw InvalidInputError.at(
        'asOf',
        'NOT_IN_FUTURE',
        `asOf is ${day}; it must not lie after today (${this.viewer.today}, UTC).`,
      );
    }
    return this.bind(day, 'date');
  }

  /** SQL of `knownAt`, or null for all that is recorded now. Throws BAD_USER_INPUT when it lies in the future. */
  knownAt(given: unknown): string | null {
    if (given === null || given === undefined) return null;
    const instant = given as string;
    if (instant > this.viewer.now) {
      throw InvalidInputError.at(
        'knownAt',
        'NOT_IN_FUTURE',
        `knownAt is ${instant}; it must not lie after now (${this.viewer.now}).`,
      );
    }
    this.awaited.push(instant);
    return this.bind(instant, 'timestamptz');
  }
}
