import type { Column } from './export.shape.js';
import { OWN } from './export.rewrite.js';

/** What a figure in an answer says of itself; `path` is where it lies, empty for the answer itself. */
export interface AboutFigure {
  readonly path: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly basis: string;
  readonly clearance: string;
  readonly definition: { readonly id: string; readonly version: number; readonly text: string };
  readonly citation: string;
}

/** What a codebook is made from. */
export interface Described {
  readonly field: string;
  readonly asked: string;
  readonly language: string;
  readonly columns: readonly Column[];
  readonly about: readonly AboutFigure[];
  /** Instant at which the file was asked of the register. */
  readonly madeAt: string;
}

const LICENCE =
  'Facts of the register come from the public sources named on each record, and from "UN Peace and Security Data Hub, Mission Fatalities" (CC BY-IGO), which is to be attributed so. Cite a figure by its citation.';

/** The figures in an answer, outside lists. */
export function aboutFigures(answer: unknown, path = ''): AboutFigure[] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return [];
  const value = answer as Readonly<Record<string, unknown>>;
  const mine = (name: string): unknown => value[`${OWN}${name}`];
  const about = {
    path,
    asOf: mine('asOf'),
    knownAt: mine('knownAt'),
    basis: mine('basis'),
    clearance: mine('clearance'),
    definition: mine('definition'),
    citation: mine('citation'),
  } as AboutFigure;
  const below = Object.entries(value)
    .filter(([key]) => !key.startsWith(OWN))
    .flatMap(([key, one]) => aboutFigures(one, path === '' ? key : `${path}.${key}`));
  return mine('citation') === undefined ? below : [about, ...below];
}

function recordsOf({ path, definition, ...about }: AboutFigure): string[][] {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ['about', at('definition.id'), 'String', definition.id],
    ['about', at('definition.version'), 'Int', String(definition.version)],
    ['about', at('definition.text'), 'String', definition.text],
    ['about', at('asOf'), 'CalendarDate', about.asOf],
    ['about', at('knownAt'), 'Instant', about.knownAt],
    ['about', at('basis'), 'FigureBasis', about.basis],
    ['about', at('clearance'), 'Classification', about.clearance],
    ['about', at('citation'), 'String', about.citation],
  ];
}

/** A codebook as records, its header first: a record for each column, then what the file as a whole is. */
export function codebookOf({ field, asked, language, columns, about, madeAt }: Described): string[][] {
  return [
    ['part', 'name', 'type', 'description'],
    ...columns.map(({ name, type, description }) => ['column', name, type, description]),
    ...about.flatMap(recordsOf),
    ['about', 'field', 'String', field],
    ['about', 'question', 'String', asked],
    ['about', 'language', 'Language', language],
    ['about', 'madeAt', 'Instant', madeAt],
    ['about', 'licence', 'String', LICENCE],
  ];
}
