import { registerEnumType } from '@nestjs/graphql';

/** English label, French label, and optionally an English and a French description of one value. */
export type TermText = readonly [labelEn: string, labelFr: string, descriptionEn?: string, descriptionFr?: string];

export interface Term {
  readonly enum: string;
  readonly value: string;
  readonly label: TermText;
}

const registered = new Map<string, readonly Term[]>();

/**
 * Declares a closed list once: TypeScript values, GraphQL enum with descriptions, and its words in English and French.
 * Returns an object `{ VALUE: 'VALUE' }`, so that `Values<typeof X>` is the union of its values.
 * Throws Error when a name is declared twice: one word per idea.
 */
export function vocabulary<const T extends Record<string, TermText>>(
  name: string,
  description: string,
  terms: T,
): { readonly [K in keyof T]: K } {
  if (registered.has(name)) throw new Error(`The vocabulary ${name} is declared twice.`);
  const values = Object.fromEntries(Object.keys(terms).map((value) => [value, value]));
  registered.set(
    name,
    Object.entries(terms).map(([value, label]) => ({ enum: name, value, label })),
  );
  registerEnumType(values, {
    name,
    description,
    valuesMap: Object.fromEntries(
      Object.entries(terms).map(([value, [labelEn, , text]]) => [value, { description: text ?? `${labelEn}.` }]),
    ),
  });
  return values as { readonly [K in keyof T]: K };
}

export type Values<T> = keyof T & string;

/** Every term of every closed list that has been declared, in order of declaration. */
export function allTerms(): readonly Term[] {
  return [...registered.values()].flat();
}
