import { vocabulary, type Values } from './vocabulary.js';

export const Offence = vocabulary(
  'Offence',
  "What the act is under article 9 of the 1994 Convention, with the additions of this register. A court's own name for it is the qualification of a charge.",
  {
    MURDER: ['Murder', 'Meurtre'],
    KIDNAPPING: [
      'Kidnapping',
      'Enlèvement',
      'Taking a person away by force, threat or deceit.',
      "Fait d'emmener une personne par la force, la menace ou la ruse.",
    ],
    DETENTION: [
      'Unlawful detention',
      'Détention illégale',
      'Holding a person, or preventing movement, without right; being taken as a hostage included.',
      "Fait de retenir une personne ou d'entraver ses mouvements sans droit, prise d'otage comprise.",
    ],
    ATTACK_ON_PERSON: [
      'Other attack on person or liberty',
      'Autre atteinte à la personne ou à la liberté',
      'Any other attack on the body or the liberty of a person.',
      "Toute autre atteinte à l'intégrité physique ou à la liberté d'une personne.",
    ],
    SEXUAL_VIOLENCE: ['Sexual violence', 'Violence sexuelle'],
    ATTACK_ON_PREMISES: [
      'Violent attack on premises',
      'Attaque violente contre des locaux',
      'On official premises or private accommodation, so that a person is in danger.',
      'Contre des locaux officiels ou un domicile privé, de nature à mettre une personne en danger.',
    ],
    ATTACK_ON_TRANSPORT: [
      'Violent attack on means of transport',
      'Attaque violente contre des moyens de transport',
      'On a vehicle, vessel or aircraft, so that a person is in danger.',
      'Contre un véhicule, un navire ou un aéronef, de nature à mettre une personne en danger.',
    ],
    THREAT: [
      'Threat of an attack',
      "Menace d'attaque",
      'Threat to commit one of these acts in order to compel somebody.',
      "Menace de commettre l'un de ces actes pour contraindre quelqu'un.",
    ],
    ATTEMPT: [
      'Attempted attack',
      "Tentative d'attaque",
      'Attempt to commit one of these acts.',
      "Tentative de commettre l'un de ces actes.",
    ],
    PARTICIPATION: [
      'Complicity, organising or ordering',
      'Complicité, organisation ou ordre donné',
      'Taking part as an accomplice, organising one of these acts, or ordering others to commit it.',
      "Fait d'être complice de l'un de ces actes, de l'organiser ou d'ordonner à d'autres de le commettre.",
    ],
    OTHER: ['Other', 'Autre'],
  },
);
export type Offence = Values<typeof Offence>;

export const AttackMeans = vocabulary('AttackMeans', 'With what the harm was done.', {
  SHOOTING: ['Shooting', 'Tir par arme à feu'],
  IED_OR_MINE: ['Improvised explosive device or mine', 'Engin explosif improvisé ou mine'],
  VEHICLE_BOMB: ['Vehicle bomb', 'Véhicule piégé'],
  SUICIDE_BOMB: ['Suicide bomb', 'Attentat-suicide à la bombe'],
  INDIRECT_FIRE: ['Rocket, mortar or artillery fire', "Tir de roquette, de mortier ou d'artillerie"],
  AERIAL_BOMB: ['Aerial bomb', 'Bombe aérienne'],
  ARMED_DRONE: ['Armed drone', 'Drone armé'],
  SHOOT_DOWN: ['Aircraft shot down', 'Aéronef abattu'],
  STABBING_OR_BLUNT: ['Blade or blunt object', 'Arme blanche ou objet contondant'],
  ARSON: ['Arson', 'Incendie volontaire'],
  MOB_VIOLENCE: ['Mob violence', "Violence collective d'une foule"],
  ABDUCTION_OR_DETENTION: ['Abduction or detention', 'Enlèvement ou détention'],
  SEXUAL_VIOLENCE: ['Sexual violence', 'Violence sexuelle'],
  THREAT: ['Threat', 'Menace'],
  OTHER: ['Other', 'Autre'],
  UNKNOWN: ['Unknown', 'Inconnu'],
});
export type AttackMeans = Values<typeof AttackMeans>;

export const AttackContext = vocabulary('AttackContext', 'In what situation the victims were attacked.', {
  AMBUSH: [
    'Ambush on the road',
    'Embuscade sur la route',
    'A prepared attack on a convoy, patrol or vehicle on its way.',
    'Attaque préparée contre un convoi, une patrouille ou un véhicule en déplacement.',
  ],
  ATTACK_ON_BASE: ['Attack on a base', 'Attaque contre une base'],
  PATROL_CLASH: [
    'Clash with a patrol',
    'Accrochage avec une patrouille',
    'Fighting between a patrol and others without a prepared ambush.',
    'Affrontement entre une patrouille et des tiers, sans embuscade préparée.',
  ],
  PROTEST: ['Protest', 'Manifestation'],
  CHECKPOINT: ['Checkpoint', 'Point de contrôle'],
  ARMED_INCURSION: [
    'Armed incursion',
    'Incursion armée',
    'Armed persons force their way into a place that is not a base: an office, a home, a site for displaced persons.',
    "Irruption de personnes armées dans un lieu qui n'est pas une base : bureau, domicile, site de déplacés.",
  ],
  OFF_DUTY: [
    'Off duty',
    'Hors service',
    'The victim was on leave or not at work.',
    'La victime était en congé ou hors service.',
  ],
  AIR: [
    'In the air',
    'En vol',
    'The victims were aboard an aircraft in flight.',
    "Les victimes étaient à bord d'un aéronef en vol.",
  ],
  INSIDER: [
    'From within the mission',
    'Au sein de la mission',
    'The attacker belonged to the mission or had its trust.',
    "L'assaillant appartenait à la mission ou avait sa confiance.",
  ],
  OTHER: ['Other', 'Autre'],
  UNKNOWN: ['Unknown', 'Inconnu'],
});
export type AttackContext = Values<typeof AttackContext>;

export const PerpetratorClass = vocabulary('PerpetratorClass', 'Who attacked, as a class, on the best knowledge.', {
  NON_STATE_GROUP: ['Non-State armed group', 'Groupe armé non étatique'],
  HOST_STATE_AGENT: [
    'Agent of the host State',
    "Agent de l'État hôte",
    'Soldier, police officer or official of the host State, acting on orders or not.',
    "Militaire, policier ou fonctionnaire de l'État hôte, agissant ou non sur ordre.",
  ],
  THIRD_STATE_FORCES: [
    'Forces of a third State',
    "Forces d'un État tiers",
    'Armed forces of a State that is neither the host State nor a contributor.',
    "Forces armées d'un État qui n'est ni l'État hôte ni un contributeur.",
  ],
  INSIDER: [
    'Member of the mission',
    'Membre de la mission',
    'United Nations personnel who attacked other United Nations personnel.',
    "Personnel des Nations Unies ayant attaqué d'autres membres du personnel des Nations Unies.",
  ],
  CROWD: ['Crowd', 'Foule'],
  CRIMINAL: [
    'Common criminals',
    'Criminels de droit commun',
    'Robbers or others without a known part in the conflict.',
    'Voleurs ou autres auteurs sans rôle connu dans le conflit.',
  ],
  UNKNOWN: ['Unknown', 'Inconnus'],
});
export type PerpetratorClass = Values<typeof PerpetratorClass>;

export const LocationPrecision = vocabulary(
  'LocationPrecision',
  'How exactly a place is given; readers see it at the precision that they may know.',
  {
    EXACT: ['Exact place', 'Lieu exact', 'The spot is known.', "L'emplacement est connu."],
    SETTLEMENT: ['Town or village', 'Ville ou village'],
    DISTRICT: [
      'District',
      'District',
      'Second-level administrative area.',
      'Division administrative de deuxième niveau.',
    ],
    REGION: ['Region', 'Région', 'First-level administrative area.', 'Division administrative de premier niveau.'],
    COUNTRY: ['Country', 'Pays'],
  },
);
export type LocationPrecision = Values<typeof LocationPrecision>;

export const IncidentOrder = vocabulary('IncidentOrder', 'Order of a list of incidents.', {
  OCCURRED_ON_ASC: ['Date of the incident, oldest first', "Date de l'incident, de la plus ancienne à la plus récente"],
  OCCURRED_ON_DESC: ['Date of the incident, newest first', "Date de l'incident, de la plus récente à la plus ancienne"],
  RECORDED_AT_ASC: ['Time of recording, oldest first', 'Enregistrement, du plus ancien au plus récent'],
  RECORDED_AT_DESC: ['Time of recording, newest first', 'Enregistrement, du plus récent au plus ancien'],
  LAST_STEP_ON_ASC: [
    'Last step, oldest first',
    'Dernière étape, de la plus ancienne à la plus récente',
    'By the last step that is progress; incidents without one come last.',
    "Selon la dernière étape marquant une avancée ; les incidents qui n'en ont pas viennent à la fin.",
  ],
  LAST_STEP_ON_DESC: [
    'Last step, newest first',
    'Dernière étape, de la plus récente à la plus ancienne',
    'By the last step that is progress; incidents without one come last.',
    "Selon la dernière étape marquant une avancée ; les incidents qui n'en ont pas viennent à la fin.",
  ],
  REFERENCE_ASC: ['Reference, ascending', 'Référence, ordre croissant'],
  REFERENCE_DESC: ['Reference, descending', 'Référence, ordre décroissant'],
});
export type IncidentOrder = Values<typeof IncidentOrder>;
