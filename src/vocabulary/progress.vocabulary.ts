import { vocabulary, type Values } from './vocabulary.js';

export const Stage = vocabulary(
  'Stage',
  'Stages of justice. They form a set, not a ladder: an incident may have a verdict and no arrest. UN inquiries count for none.',
  {
    REPORTED: ['Reported', 'Signalement', 'The incident is recorded here.', "L'incident est enregistré ici."],
    INVESTIGATION: [
      'Judicial investigation',
      'Information judiciaire',
      'A judicial investigation was opened in a criminal proceeding; a preliminary or UN inquiry is none.',
      "Une information judiciaire a été ouverte dans une procédure pénale ; une enquête préliminaire ou de l'ONU n'en est pas une.",
    ],
    ARREST: [
      'Arrest',
      'Arrestation',
      'A suspect entered custody by any hand: arrested, surrendered, handed over or transferred. No other stage implies it.',
      "Un suspect est entré en détention par quelque voie que ce soit : arrestation, reddition, remise ou transfèrement. Aucun autre stade ne l'implique.",
    ],
    CHARGE: [
      'Charge',
      'Inculpation',
      'A person was formally charged; implies INVESTIGATION.',
      'Une personne a été formellement inculpée ; implique INVESTIGATION.',
    ],
    PROSECUTION: [
      'Prosecution: trial opened',
      'Poursuites : procès ouvert',
      'The trial was opened; the charge alone is not enough. Implies CHARGE and INVESTIGATION.',
      "Le procès s'est ouvert ; l'inculpation seule ne suffit pas. Implique CHARGE et INVESTIGATION.",
    ],
    VERDICT: [
      'Verdict',
      'Jugement',
      'A court of first instance gave judgment, whatever the outcome; implies PROSECUTION, CHARGE and INVESTIGATION.',
      "Une juridiction de première instance a rendu son jugement, quelle qu'en soit l'issue ; implique PROSECUTION, CHARGE et INVESTIGATION.",
    ],
  },
);
export type Stage = Values<typeof Stage>;

export const AccountabilityClass = vocabulary(
  'AccountabilityClass',
  'How far those responsible for an incident have been held to account.',
  {
    NONE: ['None', 'Aucune', 'No conviction.', 'Aucune condamnation.'],
    PARTIAL: [
      'Partial',
      'Partielle',
      'At least one conviction, without what SUBSTANTIAL asks.',
      'Au moins une condamnation, sans que les conditions de SUBSTANTIAL soient réunies.',
    ],
    SUBSTANTIAL: [
      'Substantial',
      'Substantielle',
      'At least one conviction, and every identified principal was tried while present.',
      'Au moins une condamnation, et tous les auteurs principaux identifiés ont été jugés en leur présence.',
    ],
    UNKNOWN: [
      'Unknown',
      'Inconnue',
      'It is not known what the authorities did.',
      'On ignore ce que les autorités ont fait.',
    ],
  },
);
export type AccountabilityClass = Values<typeof AccountabilityClass>;

export const Information = vocabulary(
  'Information',
  'What the register knows of the justice done in an incident. Silence and not having asked are two things.',
  {
    NOT_ASKED: [
      'Not asked',
      'Non demandée',
      'Nothing is known, and no request to the authorities is on record.',
      "Rien n'est connu et aucune demande adressée aux autorités n'est enregistrée.",
    ],
    SILENT: [
      'Asked, no answer',
      'Demandée, sans réponse',
      'The authorities were asked or the case was referred to them, and nothing of substance came back.',
      "Les autorités ont été interrogées ou saisies, et aucune réponse de fond n'est parvenue.",
    ],
    KNOWN: [
      'Known',
      'Connue',
      'There is a step of justice, a check of the status, or an answer of substance.',
      'Une étape judiciaire, une vérification de la situation ou une réponse de fond est enregistrée.',
    ],
  },
);
export type Information = Values<typeof Information>;
