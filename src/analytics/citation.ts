import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What a citation names beside the digest. */
export interface Cited {
  readonly definition: { readonly id: string; readonly version: number };
  readonly asOf: string;
  readonly knownAt: string;
  readonly basis: string;
  readonly clearance: string;
  /** The question as it was asked: arguments without times and basis. */
  readonly question: Readonly<Record<string, unknown>>;
}

/**
 * SHA-256, in hexadecimal, of a figure as it is given to this viewer, after masking and suppression, in canonical JSON
 * (RFC 8785) together with its question: whoever asks the same with the same rights gets the same digest (rules S13).
 */
export function digestOf(cited: Cited, figure: object): string {
  const text = canonicalize({ ...cited, figure });
  if (text === undefined) throw new Error('A figure is an object.');
  return createHash('sha256').update(text).digest('hex');
}

const said = (value: unknown): string => (typeof value === 'string' ? value : (canonicalize(value) ?? ''));

/** One line that names the figure so that it can be asked for again and compared. */
export function citationOf(cited: Cited, figure: object): string {
  const { definition, asOf, knownAt, basis, clearance, question } = cited;
  const asked = Object.entries(question)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${said(value)}`);
  return [
    'Register of crimes against UN peacekeepers',
    [`${definition.id} version ${definition.version}`, ...asked].join(', '),
    `as of ${asOf}, known at ${knownAt}, basis ${basis}, clearance ${clearance}`,
    `sha256:${digestOf(cited, figure)}`,
  ].join('; ');
}
