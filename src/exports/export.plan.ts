import type { DocumentNode, GraphQLSchema } from 'graphql';
import { AppError } from '../errors/app-error.js';
import { requireAffordable } from '../graphql/query-cost.plugin.js';
import { LARGEST_PAGE } from '../reading/page.js';
import type { Language } from '../vocabulary/common.vocabulary.js';
import { readDocument, requireValid } from './export.document.js';
import { AFTER, rewritten } from './export.rewrite.js';
import { shapesOf, type Column, type Shape } from './export.shape.js';

/** How a document becomes a table: what is executed, and where its cells come from. */
export interface ExportPlan {
  /** Field of Query, and the key of its answer. */
  readonly field: string;
  readonly key: string;
  readonly asked: string;
  readonly language: Language;
  readonly document: DocumentNode;
  readonly isConnection: boolean;
  readonly shapes: readonly Shape[];
  readonly columns: readonly Column[];
}

/** Pages that are tried, so that a wide selection is read in small ones. */
const PAGES: readonly number[] = [LARGEST_PAGE, 100, 50, 20, 5];

/**
 * Checks a document and plans its table; nothing runs. Throws BAD_USER_INPUT at input.document with the rule and a sentence,
 * TOO_COSTLY when even short pages of it would cost too much.
 */
export function planExport(schema: GraphQLSchema, text: string, language: Language): ExportPlan {
  const asked = readDocument(schema, text);
  const document = affordable(schema, (pageSize) => rewritten(schema, asked, language, pageSize));
  // The document may use a name of ours for something else.
  requireValid(schema, document);
  const { root, field, isConnection } = asked;
  return {
    field: field.name,
    key: root.alias?.value ?? field.name,
    asked: text.trim(),
    language,
    document,
    isConnection,
    ...shapesOf(schema, document),
  };
}

function affordable(schema: GraphQLSchema, documentOf: (pageSize: number) => DocumentNode): DocumentNode {
  const fits = (document: DocumentNode): boolean => {
    try {
      requireAffordable({ schema, document, operationName: null, variables: { [AFTER]: null } });
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'TOO_COSTLY') return false;
      throw error;
    }
  };
  const found = PAGES.map(documentOf).find(fits);
  if (!found)
    throw new AppError('TOO_COSTLY', 'This document has too many fields for a file. Ask for fewer at a time.');
  return found;
}
