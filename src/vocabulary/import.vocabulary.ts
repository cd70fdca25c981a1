import { vocabulary, type Values } from './vocabulary.js';

export const ImportDoubtReason = vocabulary(
  'ImportDoubtReason',
  'What an import would have had to guess about a row.',
  {
    SEVERAL_CANDIDATES: [
      'Several candidates',
      'Plusieurs correspondances possibles',
      'More than one recorded victim could be the one of the row.',
      'Plusieurs victimes enregistrées pourraient correspondre à la ligne.',
    ],
    DIFFERS_FROM_RECORD: [
      'Differs from the record',
      "Diffère de l'enregistrement",
      'The row and the recorded victim contradict each other.',
      'La ligne et la victime enregistrée se contredisent.',
    ],
    CAUSE_PENDING: [
      'Cause to be determined',
      'Cause à déterminer',
      'The list does not say whether a malicious act caused the death.',
      'La liste ne dit pas si un acte de malveillance a causé le décès.',
    ],
    DECIDED_OTHERWISE: [
      'Decided otherwise here',
      'Décision contraire ici',
      'The row would undo what people decided in this register.',
      'La ligne annulerait ce que des personnes ont décidé dans le présent registre.',
    ],
    UNKNOWN_VALUE: [
      'Unknown value',
      'Valeur inconnue',
      'A cell holds a word or a code that the import cannot read.',
      "Une cellule contient un mot ou un code que l'import ne sait pas lire.",
    ],
  },
);
export type ImportDoubtReason = Values<typeof ImportDoubtReason>;

export const ImportDoubtResolution = vocabulary(
  'ImportDoubtResolution',
  'What a person decided about a doubtful row.',
  {
    SAME_VICTIM: [
      'Same victim',
      'Même victime',
      'The row is about a victim who is already recorded.',
      'La ligne concerne une victime déjà enregistrée.',
    ],
    NEW_VICTIM: [
      'New victim',
      'Nouvelle victime',
      'The row makes a new victim, in a named incident or in a new one.',
      'La ligne crée une nouvelle victime, dans un incident désigné ou dans un nouvel incident.',
    ],
    LEFT_OUT: ['Left out', 'Écartée', 'The row changes nothing.', 'La ligne ne modifie rien.'],
  },
);
export type ImportDoubtResolution = Values<typeof ImportDoubtResolution>;
