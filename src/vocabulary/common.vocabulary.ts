import { vocabulary, type Values } from './vocabulary.js';

export const Language = vocabulary('Language', 'Language in which labels, descriptions and reports are given.', {
  EN: ['English', 'Anglais'],
  FR: ['French', 'Français'],
});
export type Language = Values<typeof Language>;

export const Classification = vocabulary(
  'Classification',
  'Sensitivity of a record or of a link, in the three levels of ST/SGB/2007/6, lowest first.',
  {
    UNCLASSIFIED: [
      'Unclassified',
      'Non classifié',
      'Disclosure would do no harm; open to every reader whose role and scope reach the record.',
      "La divulgation ne causerait aucun préjudice ; ouvert à tout lecteur dont le rôle et le périmètre couvrent l'élément.",
    ],
    CONFIDENTIAL: [
      'Confidential',
      'Confidentiel',
      'Disclosure could harm a person, a proceeding or the work of the United Nations.',
      "La divulgation pourrait nuire à une personne, à une procédure ou à l'action de l'Organisation des Nations Unies.",
    ],
    STRICTLY_CONFIDENTIAL: [
      'Strictly Confidential',
      'Strictement confidentiel',
      'Disclosure could do grave harm; every read of it is logged with its purpose.',
      'La divulgation pourrait causer un préjudice grave ; chaque consultation est consignée avec son motif.',
    ],
  },
);
export type Classification = Values<typeof Classification>;

export const DatePrecision = vocabulary('DatePrecision', 'How exactly a date is known.', {
  DAY: ['Day', 'Jour', 'The day is known.', 'Le jour est connu.'],
  MONTH: ['Month', 'Mois', 'Only the month is known.', 'Seul le mois est connu.'],
  YEAR: ['Year', 'Année', 'Only the year is known.', "Seule l'année est connue."],
  RANGE: [
    'Range',
    'Intervalle',
    'Only an earliest and a latest day are known.',
    'Seuls un premier et un dernier jour possibles sont connus.',
  ],
});
export type DatePrecision = Values<typeof DatePrecision>;

export const WithheldReason = vocabulary(
  'WithheldReason',
  'Why a field is masked. It follows from the rule alone and never tells whether there is a value.',
  {
    CLASSIFICATION: [
      'Above the clearance',
      "Au-dessus de l'habilitation",
      'The classification of the field is above what the reader is cleared for.',
      "La classification du champ dépasse le niveau d'habilitation du lecteur.",
    ],
    ROLE: [
      'Not open to this role',
      'Non ouvert à ce rôle',
      "None of the reader's roles opens this kind of field on this record.",
      "Aucun des rôles du lecteur n'ouvre ce type de champ pour cet élément.",
    ],
    SMALL_COUNT: [
      'Could single out a person',
      "Risque d'identification d'une personne",
      'The number, alone or set beside others, could tell who is meant.',
      "Le nombre, seul ou rapproché d'autres, pourrait révéler de qui il s'agit.",
    ],
    PURPOSE_REQUIRED: [
      'Purpose not stated',
      'Motif non indiqué',
      'The field is opened only to a request that states its purpose in the header `x-purpose`.',
      "Le champ n'est ouvert qu'à une requête qui indique son motif dans l'en-tête `x-purpose`.",
    ],
  },
);
export type WithheldReason = Values<typeof WithheldReason>;

export const Verification = vocabulary(
  'Verification',
  'Where a step, link or change stands under the four-eyes rule.',
  {
    ACCEPTED: [
      'Accepted',
      'Accepté',
      'Recorded by a focal point and in need of no second person; it counts from the moment it was recorded.',
      "Enregistré par un point focal, sans qu'une deuxième personne soit requise ; compte dès son enregistrement.",
    ],
    PENDING: [
      'Waiting for a second person',
      "En attente d'une deuxième personne",
      'No second person has decided yet; it counts nowhere.',
      "Aucune deuxième personne n'a encore statué ; ne compte nulle part.",
    ],
    VERIFIED: [
      'Verified',
      'Vérifié',
      'Confirmed by a second person; it counts from that moment.',
      'Confirmé par une deuxième personne ; compte à partir de ce moment.',
    ],
    REJECTED: [
      'Rejected',
      'Rejeté',
      'Refused by a second person; it counts nowhere and stays readable.',
      'Refusé par une deuxième personne ; ne compte nulle part et reste lisible.',
    ],
  },
);
export type Verification = Values<typeof Verification>;

export const DecisionKind = vocabulary('DecisionKind', 'What a second person decides about a step or a change.', {
  VERIFY: [
    'Verify',
    'Vérifier',
    'Confirms it, or ends a dispute that another person raised.',
    "Confirme l'élément, ou met fin à une contestation soulevée par une autre personne.",
  ],
  DISPUTE: [
    'Dispute',
    'Contester',
    'Marks it as disputed; what counted goes on counting.',
    "Marque l'élément comme contesté ; ce qui comptait continue de compter.",
  ],
  REJECT: [
    'Reject',
    'Rejeter',
    'Refuses what is waiting, so that it never counts.',
    'Refuse ce qui est en attente, qui ne comptera donc pas.',
  ],
});
export type DecisionKind = Values<typeof DecisionKind>;
