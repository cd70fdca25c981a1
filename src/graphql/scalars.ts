import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
const COUNTRY = /^[A-Z]{3}$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether a text is a day of the Gregorian calendar, YYYY-MM-DD, between 1900-01-01 and 2200-12-31. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

/** An instant with its six decimals written out, so that instants compare as texts; null when it is not one. */
export function normalInstant(text: string): string | null {
  const match = INSTANT.exec(text);
  if (!match?.[1] || !isCalendarDate(match[1])) return null;
  const decimals = (match[3] ?? '.').slice(1).padEnd(6, '0');
  return `${text.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}.${decimals}Z`;
}

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** The value as the domain keeps it, or null when the text is none. */
  readonly read: (text: string) => string | null;
  /** Completes "… is not …". */
  readonly wanted: string;
}

/** A scalar that is a text on both sides. Refusals carry BAD_USER_INPUT and repeat at most 40 characters of the input. */
function textScalar({
  name,
  description,
  specifiedByURL,
  read,
  wanted,
}: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown, node?: ValueNode): string => {
    const parsed = typeof value === 'string' ? read(value) : null;
    if (parsed !== null) return parsed;
    const given = typeof value === 'string' ? `"${value.slice(0, 40)}"` : 'The value';
    throw new GraphQLError(`${given} is not ${wanted}.`, {
      ...(node ? { nodes: node } : {}),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL: specifiedByURL ?? null,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
    serialize: (value) => {
      if (typeof value === 'string') return value;
      throw new TypeError(`${name} is kept as a text, but a ${typeof value} was to be sent.`);
    },
  });
}

export const CalendarDateScalar = textScalar({
  name: 'CalendarDate',
  description: 'A day of the Gregorian calendar without a time zone: YYYY-MM-DD, from 1900-01-01 to 2200-12-31.',
  read: (text) => (isCalendarDate(text) ? text : null),
  wanted: 'a calendar date between 1900-01-01 and 2200-12-31, written YYYY-MM-DD',
});

export const InstantScalar = textScalar({
  name: 'Instant',
  description:
    'A moment in UTC as in RFC 3339, always ending in Z, with up to six decimals of a second: 2021-08-18T14:30:00.000000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  read: normalInstant,
  wanted: 'an instant in UTC, written YYYY-MM-DDTHH:MM:SSZ with at most six decimals of a second',
});

export const CountryCodeScalar = textScalar({
  name: 'CountryCode',
  description:
    'Three capital letters of ISO 3166-1 alpha-3. The query `countries` lists all that are known here, with historic and UN-specific ones.',
  read: (text) => (COUNTRY.test(text) ? text : null),
  wanted: 'a country code of three capital letters (ISO 3166-1 alpha-3)',
});
