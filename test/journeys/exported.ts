import { parse } from 'csv-parse/sync';
import type { TestApp } from '../support/test-app.js';

export const REQUEST =
  'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url codebookUrl expiresAt } }';

export interface Link {
  readonly url: string;
  readonly codebookUrl: string;
  readonly expiresAt: string;
}
export interface Fetched {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}
export type Cells = Readonly<Record<string, string>>;

export const recordsOf = (text: string): Cells[] => parse(text, { columns: true });

/** Asks for files and fetches them. */
export class Exports {
  constructor(private readonly app: TestApp) {}

  async link(actor: string, document: string, more: object = {}, purpose?: string): Promise<Link> {
    const input = { document, format: 'CSV', ...more };
    return (await this.app.ask<{ requestExport: Link }>(actor, REQUEST, { input }, purpose)).requestExport;
  }

  /** As anybody would who has the link: without a token. */
  async fetched(url: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Fetched> {
    const { statusCode, body, headers } = await this.app.app.inject({ method, url });
    return { status: statusCode, text: body, headers };
  }

  /** The text of a file that must come. */
  async text(actor: string, document: string, more: object = {}, purpose?: string): Promise<string> {
    const { status, text } = await this.fetched((await this.link(actor, document, more, purpose)).url);
    if (status !== 200) throw new Error(`${actor} ${document}: ${status} ${text}`);
    return text;
  }

  async records(actor: string, document: string): Promise<Cells[]> {
    return recordsOf(await this.text(actor, document));
  }
}
