import { vocabulary, type Values } from './vocabulary.js';

export const Outcome = vocabulary(
  'Outcome',
  'What was decided: on a judgment or a charge, on an appeal, or on a request.',
  {
    CONVICTED: ['Convicted', 'Condamnation'],
    ACQUITTED: ['Acquitted', 'Acquittement'],
    DISCHARGED: [
      'Discharged',
      'Mise hors de cause',
      'Freed from the charges without a finding on guilt.',
      'Libération des charges sans décision sur la culpabilité.',
    ],
    REFERRED: [
      'Referred elsewhere',
      'Renvoi devant une autre juridiction',
      'Sent to another court, such as one for minors.',
      'Renvoi devant une autre juridiction, par exemple pour mineurs.',
    ],
    UPHELD: ['Upheld', 'Confirmation', 'On appeal: the judgment stands.', 'Sur recours : le jugement est maintenu.'],
    QUASHED: [
      'Quashed',
      'Annulation',
      'On appeal: the judgment is set aside.',
      'Sur recours : le jugement est annulé.',
    ],
    SENTENCE_CHANGED: [
      'Sentence changed',
      'Modification de la peine',
      'On appeal: the finding stands and the sentence is another.',
      'Sur recours : la déclaration de culpabilité est maintenue et la peine modifiée.',
    ],
    RETRIAL_ORDERED: [
      'Retrial ordered',
      'Nouveau procès ordonné',
      'On appeal: the case is to be tried again.',
      "Sur recours : l'affaire doit être rejugée.",
    ],
    INADMISSIBLE: [
      'Inadmissible',
      'Irrecevabilité',
      'On appeal: not examined, for want of time, form or standing.',
      'Sur recours : non examiné, faute de délai, de forme ou de qualité pour agir.',
    ],
    GRANTED: ['Granted', 'Demande acceptée'],
    GRANTED_IN_PART: ['Granted in part', 'Demande acceptée en partie'],
    REFUSED: ['Refused', 'Demande refusée'],
  },
);
export type Outcome = Values<typeof Outcome>;

export const Party = vocabulary('Party', 'Who acts in a step or an exchange, or is addressed by one.', {
  PROSECUTION: ['Prosecution', 'Ministère public'],
  DEFENCE: ['Defence', 'Défense'],
  CIVIL_PARTY: [
    'Civil party',
    'Partie civile',
    'Victims, families or others who claim reparation in the criminal proceeding.',
    'Victimes, familles ou autres personnes qui demandent réparation dans la procédure pénale.',
  ],
  STATE: [
    'State',
    'État',
    'The host State or the State of the court, through its Government or authorities.',
    "L'État hôte ou l'État de la juridiction, par son gouvernement ou ses autorités.",
  ],
  COURT: ['Court', 'Juridiction'],
  ARMED_GROUP: ['Armed group', 'Groupe armé'],
  UN: ['United Nations', 'Nations Unies'],
  CONTRIBUTOR: [
    'Contributing country',
    'Pays contributeur',
    'Country that contributes troops, police or staff to the mission.',
    'Pays qui fournit à la mission des militaires, des policiers ou du personnel civil.',
  ],
  THIRD_STATE: [
    'Third State',
    'État tiers',
    'Neither the host State nor a contributing country.',
    "Ni l'État hôte ni un pays contributeur.",
  ],
  NEXT_OF_KIN: ['Next of kin', 'Proches'],
});
export type Party = Values<typeof Party>;

export const Ground = vocabulary(
  'Ground',
  'Why a person was released, a hearing put off, or a proceeding suspended or closed.',
  {
    BAIL: [
      'Bail',
      'Mise en liberté provisoire',
      'Free until the trial, under conditions.',
      "En liberté jusqu'au procès, sous conditions.",
    ],
    HEALTH: ['Health', 'Raisons de santé'],
    EVIDENCE: ['Insufficient evidence', 'Insuffisance de preuves'],
    EXCHANGE: [
      'Exchange',
      'Échange',
      'Let go in return for other persons or under an agreement with an armed group.',
      "Libération en échange d'autres personnes ou par accord avec un groupe armé.",
    ],
    TERM_SERVED: ['Term served', 'Peine purgée'],
    NOT_SERVED: [
      'Papers not served',
      'Défaut de notification',
      'The summons did not reach the person.',
      "La citation n'est pas parvenue à la personne.",
    ],
    ACCUSED_ABSENT: ['Accused absent', "Absence de l'accusé"],
    WITNESS_ABSENT: ['Witness absent', "Absence d'un témoin"],
    SECURITY: ['Security', 'Conditions de sécurité'],
    QUORUM: [
      'Bench not complete',
      'Formation de jugement incomplète',
      'Too few judges or assessors were present.',
      "Trop peu de juges ou d'assesseurs étaient présents.",
    ],
    PRESCRIPTION: [
      'Time limit passed',
      'Prescription',
      'The law no longer allows prosecution after so long a time.',
      "La loi n'autorise plus les poursuites après un tel délai.",
    ],
    AMNESTY: ['Amnesty', 'Amnistie'],
    DEATH: ['Death of the accused', "Décès de l'accusé"],
    JURISDICTION: [
      'No jurisdiction',
      'Incompétence',
      'The authority or court holds that it is not competent.',
      "L'autorité ou la juridiction s'estime incompétente.",
    ],
    TRANSFERRED: [
      'Transferred',
      'Transmission à une autre autorité',
      'Another authority or court took the case over.',
      "Une autre autorité ou juridiction a repris l'affaire.",
    ],
    JOINED: [
      'Joined',
      'Jonction',
      'The case goes on within another proceeding.',
      "L'affaire se poursuit dans une autre procédure.",
    ],
    OTHER: ['Other', 'Autre'],
  },
);
export type Ground = Values<typeof Ground>;

export const SentenceKind = vocabulary('SentenceKind', 'The heaviest part of a sentence.', {
  DEATH: ['Death', 'Peine de mort'],
  LIFE: ['Life imprisonment', 'Emprisonnement à perpétuité'],
  TERM: ['Imprisonment for a term', 'Emprisonnement à temps'],
  FINE: ['Fine', 'Amende'],
  OTHER: ['Other', 'Autre'],
});
export type SentenceKind = Values<typeof SentenceKind>;
