import { vocabulary, type Values } from './vocabulary.js';

export const IdentityStatus = vocabulary('IdentityStatus', 'Who knows who the suspect is.', {
  UNIDENTIFIED: [
    'Unidentified',
    'Non identifié',
    'Known as a distinct person, but nobody knows who it is.',
    "Connu comme une personne distincte, sans que l'on sache de qui il s'agit.",
  ],
  KNOWN_TO_FORUM: [
    'Known to the court',
    'Connu de la juridiction',
    'The investigating or trying authority knows the identity; this register does not.',
    "L'autorité qui enquête ou qui juge connaît l'identité ; le présent registre ne la connaît pas.",
  ],
  RECORDED: [
    'Recorded here',
    'Enregistré ici',
    'The identity is in this register and has not been made public.',
    "L'identité figure dans le présent registre et n'a pas été rendue publique.",
  ],
  PUBLICLY_NAMED: [
    'Publicly named',
    'Nommé publiquement',
    'A court, a Government, the United Nations or the press has made the name public.',
    "Une juridiction, un gouvernement, l'ONU ou la presse a rendu le nom public.",
  ],
});
export type IdentityStatus = Values<typeof IdentityStatus>;

export const SuspectRole = vocabulary('SuspectRole', 'Part that the suspect is said to have had in the attack.', {
  PRINCIPAL: ['Principal', 'Auteur principal', 'Said to have carried out the attack.', "Aurait exécuté l'attaque."],
  ORGANISER: [
    'Organiser',
    'Organisateur',
    'Said to have planned, ordered or directed the attack.',
    "Aurait planifié, ordonné ou dirigé l'attaque.",
  ],
  ACCOMPLICE: [
    'Accomplice',
    'Complice',
    'Said to have helped, before, during or after the attack.',
    "Aurait apporté son aide avant, pendant ou après l'attaque.",
  ],
  UNKNOWN: ['Unknown', 'Inconnu'],
});
export type SuspectRole = Values<typeof SuspectRole>;

export const CustodyState = vocabulary(
  'CustodyState',
  'Where a suspect is, derived from the steps of custody up to a date.',
  {
    UNKNOWN: ['Unknown', 'Inconnu', 'No step says.', "Aucune étape ne l'indique."],
    AT_LARGE: ['At large', 'Non appréhendé', 'Sought, and not in custody.', 'Recherché, et non détenu.'],
    IN_CUSTODY: ['In custody', 'En détention'],
    RELEASED: [
      'Released',
      'Remis en liberté',
      'Left custody by a decision or at the end of the sentence.',
      'Sorti de détention sur décision ou à la fin de la peine.',
    ],
    ESCAPED: ['Escaped', 'Évadé'],
    DEAD: ['Dead', 'Décédé'],
    DISPUTED: [
      'Disputed',
      'Contesté',
      'Sources contradict each other; figures count the person as 0 to 1.',
      'Les sources se contredisent ; la personne est comptée de 0 à 1 dans les chiffres.',
    ],
  },
);
export type CustodyState = Values<typeof CustodyState>;

export const JudicialState = vocabulary(
  'JudicialState',
  'Where a suspect stands before the court of one proceeding, derived from its steps up to a date. It may go backwards.',
  {
    SUSPECTED: [
      'Suspected',
      'Soupçonné',
      'Under investigation and not charged.',
      "Visé par l'enquête, sans inculpation.",
    ],
    CHARGED: ['Charged', 'Inculpé'],
    NOT_CONFIRMED: [
      'Charges not confirmed',
      'Charges non confirmées',
      'A judge refused to send the charges to trial.',
      'Un juge a refusé le renvoi en jugement.',
    ],
    ON_TRIAL: ['On trial', 'En jugement', 'The trial is open and not decided.', 'Le procès est ouvert et non tranché.'],
    CONVICTED: ['Convicted', 'Condamné'],
    ACQUITTED: ['Acquitted', 'Acquitté'],
    DISCHARGED: [
      'Discharged',
      'Mis hors de cause',
      'Freed from the charges without a finding on guilt.',
      'Libéré des charges sans décision sur la culpabilité.',
    ],
    REFERRED: [
      'Referred elsewhere',
      'Renvoyé devant une autre juridiction',
      'Sent to another court, such as one for minors.',
      'Renvoyé devant une autre juridiction, par exemple pour mineurs.',
    ],
    QUASHED: [
      'Judgment quashed',
      'Jugement annulé',
      'The judgment was set aside and no other has replaced it.',
      "Le jugement a été annulé et aucun autre ne l'a remplacé.",
    ],
    PARDONED: [
      'Pardoned',
      'Gracié',
      'A conviction stands but the sentence was remitted by pardon or amnesty.',
      'Condamné, mais dispensé de peine par une grâce ou une amnistie.',
    ],
    ENDED: [
      'Ended without judgment',
      'Procédure close sans jugement',
      'The proceeding against the person ended and no judgment will be given.',
      'La procédure contre la personne a pris fin et aucun jugement ne sera rendu.',
    ],
  },
);
export type JudicialState = Values<typeof JudicialState>;
