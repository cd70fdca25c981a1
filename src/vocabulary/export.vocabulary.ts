import { vocabulary, type Values } from './vocabulary.js';

export const ExportFormat = vocabulary('ExportFormat', 'Format of a file.', {
  CSV: [
    'CSV',
    'CSV',
    'Comma-separated values as in RFC 4180, UTF-8 without a byte order mark; text that a spreadsheet would compute has an apostrophe before it.',
    "Valeurs séparées par des virgules selon la RFC 4180, UTF-8 sans indicateur d'ordre des octets ; un texte qu'un tableur calculerait est précédé d'une apostrophe.",
  ],
  JSON_LINES: [
    'JSON Lines',
    'JSON Lines',
    'One JSON object a line, UTF-8, with the names of the columns as keys.',
    'Un objet JSON par ligne, UTF-8, avec les noms des colonnes pour clés.',
  ],
  XLSX: [
    'Workbook',
    'Classeur',
    'A workbook with the sheets `data` and `codebook`, of at most 20,000 lines.',
    'Un classeur avec les feuilles `data` et `codebook`, de 20 000 lignes au plus.',
  ],
});
export type ExportFormat = Values<typeof ExportFormat>;
