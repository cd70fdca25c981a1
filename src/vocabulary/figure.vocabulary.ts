import { vocabulary, type Values } from './vocabulary.js';

export const HarmFilter = vocabulary('HarmFilter', 'Which incidents enter, by the harm done.', {
  FATAL: [
    'Fatal',
    'Mortel',
    'At least one victim was killed, declared dead, or is dead with the cause to be determined.',
    'Au moins une victime a été tuée, déclarée décédée, ou est décédée de cause à déterminer.',
  ],
  NON_FATAL: ['Not fatal', 'Non mortel', 'No victim died.', "Aucune victime n'est décédée."],
  ANY: ['Any', 'Indifférent', 'Whatever the harm.', 'Quel que soit le dommage.'],
});
export type HarmFilter = Values<typeof HarmFilter>;

export const CountingUnit = vocabulary(
  'CountingUnit',
  'What a figure counts. No rate is given without saying of what.',
  {
    INCIDENT: [
      'Incident',
      'Incident',
      'An attack counts once, however many victims it had.',
      'Une attaque compte une fois, quel que soit le nombre de victimes.',
    ],
    VICTIM: [
      'Victim',
      'Victime',
      'Every person harmed or attacked, recorded or counted; an author among the dead is left out.',
      'Toute personne touchée ou attaquée, enregistrée ou comptée ; un auteur figurant parmi les morts est exclu.',
    ],
    FATALITY: [
      'Fatality',
      'Décès',
      'Every victim killed or declared dead; one whose cause of death is to be determined is registered and excluded.',
      'Toute victime tuée ou déclarée décédée ; celle dont la cause du décès est à déterminer est enregistrée et exclue.',
    ],
    SUSPECT: [
      'Suspect',
      'Suspect',
      'Every suspect with a record, and every person counted in a step without one. There is no stage REPORTED.',
      "Tout suspect ayant une fiche et toute personne comptée dans une étape sans fiche. Le stade REPORTED n'existe pas.",
    ],
    PROCEEDING: [
      'Proceeding',
      'Procédure',
      'A proceeding counts once, however many incidents it covers. There is no stage ARREST.',
      "Une procédure compte une fois, quel que soit le nombre d'incidents visés. Le stade ARREST n'existe pas.",
    ],
  },
);
export type CountingUnit = Values<typeof CountingUnit>;

export const Dimension = vocabulary(
  'Dimension',
  'By what a figure is broken down. Where one unit may stand in several rows, the rows must not be added.',
  {
    HOST_STATE: [
      'Host State',
      'État hôte',
      'State whose authorities are competent for the incident.',
      "État dont les autorités sont compétentes pour l'incident.",
    ],
    MISSION: [
      'Mission',
      'Mission',
      'Mission that the victims served.',
      'Mission dans laquelle servaient les victimes.',
    ],
    YEAR: ['Year of the incident', "Année de l'incident"],
    INCIDENT_COUNTRY: [
      'Country of the incident',
      "Pays de l'incident",
      'Where it happened; not always the host State.',
      "Où il s'est produit ; pas toujours l'État hôte.",
    ],
    PERIOD: [
      'Period',
      'Période',
      'Of the incident, between days that the question names; one whose date straddles a cut has a row of its own.',
      "De l'incident, entre des jours que la question indique ; celui dont la date chevauche une limite a sa propre ligne.",
    ],
    STEP_YEAR: [
      'Year of the step',
      "Année de l'étape",
      'Year in which the step took place; for flows only.',
      "Année au cours de laquelle l'étape a eu lieu ; pour les flux uniquement.",
    ],
    ATTACK_MEANS: ['Means of attack', "Moyen d'attaque"],
    ATTACK_CONTEXT: ['Context of the attack', "Contexte de l'attaque"],
    OFFENCE: ['Offence', 'Infraction', 'One incident may have several.', 'Un incident peut en comporter plusieurs.'],
    PERPETRATOR_CLASS: ['Class of perpetrator', "Catégorie d'auteur"],
    CONTRIBUTING_COUNTRY: [
      'Contributing country',
      'Pays contributeur',
      'Country that sent the uniformed victim; not always the citizenship.',
      'Pays ayant envoyé la victime en uniforme ; pas toujours celui de sa nationalité.',
    ],
    CITIZENSHIP: [
      'Citizenship',
      'Nationalité',
      'Of the victim; there may be several.',
      'De la victime ; il peut y en avoir plusieurs.',
    ],
    PERSONNEL_CATEGORY: ['Category of personnel', 'Catégorie de personnel'],
    SEX: ['Sex of the victim', 'Sexe de la victime'],
    FORUM: [
      'Forum',
      'Juridiction saisie',
      'Whose court it is, seen from the incident.',
      "De qui relève la juridiction, du point de vue de l'incident.",
    ],
    FORUM_STATE: ['State of the court', 'État de la juridiction'],
    CONTEXT_TAG: [
      'Context tag',
      'Marqueur de contexte',
      'What surrounded the incident, such as disinformation or a task of the mandate.',
      "Ce qui entourait l'incident, comme la désinformation ou une tâche du mandat.",
    ],
  },
);
export type Dimension = Values<typeof Dimension>;

export const FigureBasis = vocabulary('FigureBasis', 'What a figure is allowed to draw on.', {
  PUBLIC: [
    'Public',
    'Sources publiques',
    'Only what a public source shows and nothing classified; the same for every reader.',
    'Uniquement ce que montre une source publique, sans rien de classifié ; identique pour tous les lecteurs.',
  ],
  FULL: ['Full', 'Intégrale', 'All that the reader may see.', 'Tout ce que le lecteur peut consulter.'],
});
export type FigureBasis = Values<typeof FigureBasis>;

export const Estimator = vocabulary(
  'Estimator',
  'How the time to an event is estimated from cases of which most are open.',
  {
    KAPLAN_MEIER: [
      'Kaplan-Meier estimator',
      'Estimateur de Kaplan-Meier',
      'Competing outcomes are taken as if the case had only been lost from view, so the share is too high wherever there are any.',
      "Les issues concurrentes sont traitées comme si l'affaire avait seulement été perdue de vue ; la part est donc trop élevée dès qu'il y en a.",
    ],
    AALEN_JOHANSEN: [
      'Cumulative incidence (Aalen-Johansen)',
      'Incidence cumulée (Aalen-Johansen)',
      'Closure without judgment, refusal and the death of the accused compete with the event.',
      "Le classement sans jugement, le refus d'enquêter et le décès de l'accusé concurrencent l'événement.",
    ],
  },
);
export type Estimator = Values<typeof Estimator>;

export const DateBound = vocabulary(
  'DateBound',
  'At which end partial dates are taken. Two scenarios, no bounds: both ends may err to the same side.',
  {
    EARLIEST: ['Earliest', 'Au plus tôt', 'Every date at its first day.', 'Chaque date à son premier jour.'],
    LATEST: ['Latest', 'Au plus tard', 'Every date at its last day.', 'Chaque date à son dernier jour.'],
  },
);
export type DateBound = Values<typeof DateBound>;

export const EntryRule = vocabulary(
  'EntryRule',
  'From when on a case is in view. The day of recording never matters.',
  {
    LOOKED_FROM: [
      'From when it was looked at',
      'À partir du premier jour de recherche',
      'From the incident on where the search began within 90 days of it, else from the first day of the search; what came before is not used.',
      "À partir de l'incident si la recherche a commencé dans les 90 jours, sinon à partir de son premier jour ; ce qui précède n'est pas pris en compte.",
    ],
    NONE: [
      'From the incident',
      "À partir de l'incident",
      'Always from the incident on, as if the search had reached back to it.',
      "Toujours à partir de l'incident, comme si la recherche était remontée jusque-là.",
    ],
  },
);
export type EntryRule = Values<typeof EntryRule>;

export const ComparisonRefusal = vocabulary('ComparisonRefusal', 'Why two sides of a date are not compared.', {
  TOO_FEW: [
    'Too few',
    'Trop peu',
    'Fewer than 20 incidents followed on a side, in missions on both sides.',
    "Moins de 20 incidents suivis d'un côté, dans les missions présentes des deux côtés.",
  ],
  NO_DATA: [
    'No data',
    'Aucune donnée',
    'Nothing was on record at that instant.',
    "Rien n'était enregistré à cet instant.",
  ],
});
export type ComparisonRefusal = Values<typeof ComparisonRefusal>;
