import { vocabulary, type Values } from './vocabulary.js';

export const ProceedingNature = vocabulary(
  'ProceedingNature',
  'What a proceeding is for. Only CRIMINAL counts for a stage.',
  {
    CRIMINAL: [
      'Criminal',
      'Pénale',
      'Seeks to establish guilt and to punish.',
      'Vise à établir la culpabilité et à punir.',
    ],
    INQUEST: [
      'Inquest',
      'Enquête sur les causes du décès',
      'A judge or coroner establishes how a person died, without an accused.',
      'Un juge ou un coroner établit comment une personne est morte, sans accusé.',
    ],
    INQUIRY: [
      'Inquiry',
      "Commission d'enquête",
      'A national body establishes facts or failings, without an accused.',
      'Un organe national établit des faits ou des manquements, sans accusé.',
    ],
    CIVIL_CLAIM: [
      'Civil claim',
      'Action civile',
      'A claim for reparation brought on its own.',
      'Demande de réparation introduite de manière autonome.',
    ],
  },
);
export type ProceedingNature = Values<typeof ProceedingNature>;

export const CourtKind = vocabulary('CourtKind', 'What kind of court has the case.', {
  CIVIL: [
    'Ordinary court',
    'Juridiction de droit commun',
    'Civilian court such as an assize court.',
    "Juridiction civile, par exemple une cour d'assises.",
  ],
  MILITARY: ['Military court', 'Juridiction militaire'],
  SPECIALISED: [
    'Specialised court',
    'Juridiction spécialisée',
    'National court or bench for certain offences, such as terrorism or war crimes.',
    'Juridiction ou chambre nationale compétente pour certaines infractions, comme le terrorisme ou les crimes de guerre.',
  ],
  HYBRID: [
    'Hybrid court',
    'Juridiction hybride',
    'With national and international judges.',
    'Composée de juges nationaux et internationaux.',
  ],
  INTERNATIONAL: ['International court', 'Juridiction internationale'],
  UN_ADMINISTERED: [
    'Court under UN administration',
    "Juridiction sous administration de l'ONU",
    'Court of a territory that the United Nations administered.',
    "Juridiction d'un territoire que l'ONU administrait.",
  ],
});
export type CourtKind = Values<typeof CourtKind>;

export const Forum = vocabulary(
  'Forum',
  'Whose court it is, seen from an incident: derived from the kind of court, its State and the States of the incident.',
  {
    HOST_STATE: [
      'Host State',
      'État hôte',
      'A court of the State that is competent for the incident.',
      "Juridiction de l'État compétent pour l'incident.",
    ],
    CONTRIBUTING_STATE: [
      'Contributing State',
      'État contributeur',
      'A court of a State that contributed the victims.',
      "Juridiction d'un État dont relevaient les victimes à titre de contributeur.",
    ],
    THIRD_STATE: ['Third State', 'État tiers', 'A court of any other State.', 'Juridiction de tout autre État.'],
    HYBRID: ['Hybrid court', 'Juridiction hybride'],
    INTERNATIONAL: ['International court', 'Juridiction internationale'],
    UN_ADMINISTERED: ['Court under UN administration', "Juridiction sous administration de l'ONU"],
  },
);
export type Forum = Values<typeof Forum>;

export const ProceedingFlag = vocabulary(
  'ProceedingFlag',
  'A concern under international law that bears on UN support.',
  {
    DEATH_PENALTY: [
      'Death penalty',
      'Peine de mort',
      'It may be or was imposed.',
      'Elle est encourue ou a été prononcée.',
    ],
    FAIR_TRIAL: [
      'Fair-trial concern',
      'Équité du procès en question',
      'A source doubts that the trial is fair.',
      "Une source met en doute l'équité du procès.",
    ],
    CIVILIAN_BEFORE_MILITARY_COURT: ['Civilian before a military court', 'Civil jugé par une juridiction militaire'],
    NO_APPEAL: ['No right of appeal', 'Absence de voie de recours'],
  },
);
export type ProceedingFlag = Values<typeof ProceedingFlag>;

export const LinkBasis = vocabulary(
  'LinkBasis',
  'On whose word a proceeding is about an incident; it decides whether its steps count there.',
  {
    COURT: [
      'The court says so',
      'Selon la juridiction',
      'A charge, judgment or other act of the court names the incident. Counts; takes two persons.',
      "Un acte d'accusation, un jugement ou un autre acte de la juridiction désigne l'incident. Compte ; exige deux personnes.",
    ],
    SOURCE: [
      'A source says so',
      'Selon une source',
      'A source other than the court ties the two. Counts; takes two persons once the proceeding carries a judgment.',
      "Une autre source que la juridiction relie les deux. Compte ; exige deux personnes dès qu'un jugement est enregistré.",
    ],
    INFERRED: [
      'Inferred',
      'Par déduction',
      "The register's own conclusion from date, place or accused. Enters the upper bound only.",
      "Conclusion propre au registre d'après la date, le lieu ou les accusés. N'entre que dans la borne supérieure.",
    ],
    RELATED: [
      'Related only',
      'Simple rapport',
      'Of interest, but not about this incident. Never counts.',
      'Présente un intérêt, mais ne porte pas sur cet incident. Ne compte jamais.',
    ],
  },
);
export type LinkBasis = Values<typeof LinkBasis>;

export const ProceedingRelationKind = vocabulary(
  'ProceedingRelationKind',
  'How one proceeding is related to another.',
  {
    TRANSFERRED_TO: ['Transferred to', 'Transférée à', 'The other took the case over.', "L'autre a repris l'affaire."],
    JOINED_INTO: [
      'Joined into',
      'Jointe à',
      'Both are heard as one in the other.',
      "Les deux sont instruites ensemble dans l'autre.",
    ],
    SEVERED_FROM: ['Severed from', 'Disjointe de', 'Split off from the other.', "Séparée de l'autre."],
    RETRIAL_OF: [
      'Retrial of',
      'Nouveau procès après',
      'Tries again what the other had judged.',
      "Juge de nouveau ce que l'autre avait jugé.",
    ],
    PARALLEL_TO: [
      'Parallel to',
      'Parallèle à',
      'Both run at the same time on the same facts.',
      'Les deux se déroulent en même temps sur les mêmes faits.',
    ],
    CONTINUES: [
      'Continues',
      'Suite de',
      'Takes up the other before the same or a successor court.',
      "Reprend l'autre devant la même juridiction ou celle qui lui succède.",
    ],
  },
);
export type ProceedingRelationKind = Values<typeof ProceedingRelationKind>;

export const ProceedingState = vocabulary(
  'ProceedingState',
  'Where a proceeding stands, derived from its steps up to a date.',
  {
    INQUIRY: [
      'Preliminary inquiry',
      'Enquête préliminaire',
      'No judicial investigation is open yet.',
      "Aucune information judiciaire n'est encore ouverte.",
    ],
    INVESTIGATION: ['Judicial investigation', 'Information judiciaire'],
    CHARGED: [
      'Charged',
      'Inculpation',
      'At least one person is charged; no trial yet.',
      'Au moins une personne est inculpée ; pas encore de procès.',
    ],
    ON_TRIAL: ['On trial', 'En jugement'],
    SUSPENDED: [
      'Suspended',
      'Suspendue',
      'By a decision, until it is resumed.',
      "Par une décision, jusqu'à sa reprise.",
    ],
    JUDGED: [
      'Judged',
      'Jugée',
      'In first instance; appeal is still possible.',
      'En première instance ; un recours reste possible.',
    ],
    ON_APPEAL: ['On appeal', 'En recours'],
    FINAL: ['Final', 'Définitive', 'No ordinary appeal is left.', "Plus aucun recours ordinaire n'est ouvert."],
    CLOSED: [
      'Closed',
      'Close',
      'Ended without a judgment for every accused.',
      'A pris fin sans jugement pour tous les accusés.',
    ],
  },
);
export type ProceedingState = Values<typeof ProceedingState>;
