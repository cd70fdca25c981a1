import { describe, expect, it } from '@jest/globals';
import { buildSchema, print } from 'graphql';
import { InvalidInputError } from '../errors/app-error.js';
import { columnsOf, linesOf, type Line } from './export.lines.js';
import { planExport, type ExportPlan } from './export.plan.js';

const schema = buildSchema(`
  type Query { figure: Report! curves(lang: Language = EN): Curves! people(first: Int, after: String): PersonConnection! places: [Place!]! node: Node count: Int! }
  type Mutation { kill: Int }
  enum Language { EN FR }
  interface Figure { asOf: String! knownAt: String! basis: String! clearance: String! definition: Definition! citation: String! }
  type Definition { id: String! version: Int! text(lang: Language = EN): String! }
  type Report implements Figure { asOf: String! knownAt: String! basis: String! clearance: String! definition: Definition! citation: String!
    "What is counted." unit: String! rows: [Row!]! total: Row! }
  "A key." type DimensionValue { dimension: String! code: String label(lang: Language = EN): String! }
  type Row { key: [DimensionValue!]! "All." registered: Count! excluded: [Excluded!]! stages: [Stage!]! }
  type Excluded { reason: String! count: Count! }
  type Stage { stage: String! "Ever reached." reached: Count! steps: [Step!]! }
  type Step { on: String! stage: String! }
  type Count { "The number." value: Int suppressed: Boolean! }
  type Curves { a: [Stage!]! b: [Stage!]! }
  type PersonConnection { nodes: [Person!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Person { name: String places: [Place!] citizenships: [String!]! friends(first: Int): PersonConnection! }
  type Place { name(lang: Language = EN): String! }
  interface Node { id: ID! }`);

const plan = (document: string): ExportPlan => planExport(schema, document, 'FR');
/** The rule that refuses a document. */
function ruleOf(document: string): string {
  try {
    plan(document);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const [fault] = error.fields;
    return `${fault?.path ?? ''} ${fault?.rule ?? ''}`;
  }
  return 'none';
}
function table(document: string, answer: object): { names: string[]; lines: readonly Line[] } {
  const { shapes, columns } = plan(document);
  const lines = linesOf(shapes, answer);
  return { names: columnsOf(columns, lines).map(({ name }) => name), lines };
}
const key = (code: string | null): object[] => [
  { export__dimension: 'STATE', export__code: code, export__label: `${code ?? 'In'}détermin` },
];
const count = (value: number | null): object => ({ value, suppressed: value === null });

describe('a document', () => {
  it.each([
    ['one field', '{ figure { unit } count }', 'ONE_FIELD'],
    ['no fragment at its root', '{ ...f } fragment f on Query { figure { unit } }', 'ONE_FIELD'],
    ['something that can be a table', '{ count }', 'TABLE'],
    ['a type that is known', '{ node { id } }', 'TABLE'],
    ['not the schema itself', '{ __schema { description } }', 'TABLE'],
    ['a query', 'mutation { kill }', 'ONE_QUERY'],
    ['one operation', 'query a { figure { unit } } query b { figure { unit } }', 'ONE_QUERY'],
    ['no variables', 'query ($l: Language) { curves(lang: $l) { a { stage } } }', 'VARIABLES'],
    ['the whole list', '{ people(first: 5) { nodes { name } } }', 'WHOLE_LIST'],
    ['its nodes', '{ people { totalCount } }', 'NODES'],
    ['fields that there are', '{ figure { nothing } }', 'SCHEMA'],
    ['GraphQL', '{ figure {', 'SYNTAX'],
    ['one list', '{ figure { rows { excluded { reason } stages { stage } } } }', 'ONE_LIST'],
    [
      'one list of rows and total',
      '{ figure { rows { stages { stage } } total { excluded { reason } } } }',
      'ONE_LIST',
    ],
    [
      'one list under two names',
      '{ figure { a: rows { registered { value } } b: rows { registered { value } } } }',
      'ONE_LIST',
    ],
    ['names that are not ours', '{ figure { unit export__asOf: unit } }', 'SCHEMA'],
  ])('has %s', (_title, document, rule) => {
    expect(ruleOf(document)).toBe(`input.document ${rule}`);
  });

  it('says which lists stand side by side, and repeats no value', () => {
    expect(() => plan('{ curves { a { stage } b { stage } } }')).toThrow(
      'a and b are lists side by side in curves: a file has one at a time.',
    );
    expect(() => plan('{ people { nodes { name(x: "CANARY") } } }')).not.toThrow('CANARY');
  });

  it('is executed with labels in the language, keys, what figures say of themselves, and page by page', () => {
    const figure = print(plan('{ figure { rows { registered { value } } } }').document);
    expect(figure).toContain('export__label: label(lang: FR)');
    expect(figure).toContain('export__citation: citation');
    const people = print(plan('{ people { totalCount nodes { name friends { nodes { name } } } } }').document);
    expect(people).toContain('people(first: 200, after: $export__after)');
    expect(people).toContain('friends(first: 200)');
    expect(people).not.toContain('totalCount');
    expect(print(plan('{ places { name } }').document)).toContain('name(lang: FR)');
    expect(print(plan('{ places { name(lang: EN) } }').document)).toContain('name(lang: EN)');
  });
});

describe('an answer becomes lines', () => {
  it('one of each stage of each group, with the total as a line without a key', () => {
    const row = (code: string | null, value: number | null): object => ({
      export__key: key(code),
      registered: count(5),
      stages: [
        { stage: 'ARREST', reached: count(value) },
        { stage: 'VERDICT', reached: count(0) },
      ],
    });
    const { names, lines } = table(
      '{ figure { unit rows { registered { value } stages { stage reached { value } } } total { stages { stage reached { value } } } } }',
      {
        figure: {
          unit: 'INCIDENT',
          rows: [row('CAF', 2), row(null, null)],
          total: { ...row('x', 9), export__key: [] },
        },
      },
    );
    expect(names).toEqual(['row', 'STATE', 'STATE label', 'unit', 'registered.value', 'stage', 'reached.value']);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toEqual({
      row: 'group',
      STATE: 'CAF',
      'STATE label': 'CAFdétermin',
      unit: 'INCIDENT',
      'registered.value': 5,
      stage: 'ARREST',
      'reached.value': 2,
    });
    expect(lines[2]).toMatchObject({ STATE: null, 'reached.value': null });
    expect(lines[4]).toEqual({
      row: 'total',
      unit: 'INCIDENT',
      'registered.value': 5,
      stage: 'ARREST',
      'reached.value': 9,
    });
  });

  it('chains of lists make lines together, under full names where short ones would meet', () => {
    const document = '{ figure { rows { stages { stage steps { on stage } } } } }';
    const stages = [
      {
        stage: 'ARREST',
        steps: [
          { on: '2020', stage: 'x' },
          { on: '2021', stage: 'y' },
        ],
      },
      { stage: 'VERDICT', steps: [] },
    ];
    const { names, lines } = table(document, { figure: { rows: [{ export__key: [], stages }] } });
    expect(names).toEqual(['stages.stage', 'on', 'stages.steps.stage']);
    expect(lines).toEqual([
      { 'stages.stage': 'ARREST', on: '2020', 'stages.steps.stage': 'x' },
      { 'stages.stage': 'ARREST', on: '2021', 'stages.steps.stage': 'y' },
      { 'stages.stage': 'VERDICT' },
    ]);
  });

  it('a list on the outside that is empty makes none; one further in, or masked, makes one', () => {
    const people = '{ people { nodes { name citizenships places { name } } } }';
    expect(table(people, { people: { nodes: [] } }).lines).toEqual([]);
    const nodes = [null, []].map((places) => ({ name: null, citizenships: ['MAR'], places }));
    expect(table(people, { people: { nodes } }).lines).toEqual([
      { name: null, citizenships: ['MAR'] },
      { name: null, citizenships: ['MAR'] },
    ]);
    expect(plan(people).columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'name String',
      'citizenships list of String',
      'places.name String',
    ]);
  });
});
