import type { SourceDraft } from '../sources/source.service.js';

/**
 * The list as a source; `edition` is its date, YYYY-MM-DD. Each incident rests on a record of its own: whether a viewer reads a
 * source follows from all incidents that rest on it, and a page of incidents would ask that of thousands, row by row.
 */
export const listAsSource = (edition: string): SourceDraft => ({
  publisher: 'UN Peace and Security Data Hub',
  citation: `Mission Fatalities, edition of ${edition}`,
  publishedOn: { from: edition },
  reliability: 'A',
  credibility: 'ONE',
  isPublic: true,
});
