import { vocabulary, type Values } from './vocabulary.js';

export const VictimStatus = vocabulary(
  'VictimStatus',
  'What happened to a victim. A later status does not take the earlier one away: abducted in March, released in May.',
  {
    KILLED: [
      'Killed',
      'Personne tuée',
      'Died of the attack, at once or later.',
      "Décédée des suites de l'attaque, sur le coup ou plus tard.",
    ],
    INJURED: ['Injured', 'Personne blessée'],
    GRAVELY_INJURED: [
      'Gravely injured',
      'Personne grièvement blessée',
      'With danger to life or lasting harm; also counted among the injured.',
      'Avec danger de mort ou séquelles durables ; également comptée parmi les personnes blessées.',
    ],
    UNHARMED: ['Unharmed', 'Personne indemne', 'Attacked and not hurt.', 'Attaquée sans avoir été blessée.'],
    ABDUCTED: ['Abducted', 'Personne enlevée', 'Taken away and held by others.', 'Emmenée et retenue par des tiers.'],
    DETAINED: [
      'Detained',
      'Personne détenue',
      'Held or prevented from leaving, without having been taken away.',
      'Retenue ou empêchée de partir, sans avoir été emmenée.',
    ],
    MISSING: ['Missing', 'Personne disparue', 'Nobody knows where the person is.', 'Nul ne sait où elle se trouve.'],
    DECLARED_DEAD: [
      'Declared dead',
      'Personne déclarée décédée',
      'No body was found; an authority declared the death. Counted among the killed.',
      'Aucun corps retrouvé ; le décès a été déclaré par une autorité. Comptée parmi les personnes tuées.',
    ],
    RELEASED: ['Released', 'Personne libérée', 'No longer abducted or detained.', "N'est plus enlevée ni détenue."],
    FOUND_ALIVE: ['Found alive', 'Personne retrouvée en vie', 'No longer missing.', "N'est plus disparue."],
    CAUSE_PENDING: [
      'Dead, cause to be determined',
      'Personne décédée, cause à déterminer',
      'It is not established whether a malicious act caused the death: registered, excluded victim by victim, not among the killed of the toll.',
      "Il n'est pas établi qu'un acte de malveillance a causé le décès : enregistrée, exclue victime par victime, non comptée dans le bilan des personnes tuées.",
    ],
  },
);
export type VictimStatus = Values<typeof VictimStatus>;

export const PersonnelCategory = vocabulary('PersonnelCategory', 'In what capacity a victim was there.', {
  CONTINGENT: [
    'Contingent troops',
    "Militaire d'un contingent",
    'Soldier of a formed military unit of a contributing State.',
    "Militaire d'une unité constituée d'un État contributeur.",
  ],
  STAFF_OFFICER: [
    'Staff officer',
    "Officier d'état-major",
    'Officer at a headquarters of the mission.',
    'Officier affecté à un état-major de la mission.',
  ],
  MILITARY_OBSERVER: [
    'Military observer',
    'Observateur militaire',
    'Unarmed officer or other military expert on mission.',
    'Officier non armé ou autre expert militaire en mission.',
  ],
  MILITARY: [
    'Military, not specified',
    'Militaire, sans précision',
    'Military personnel where the source says no more.',
    "Personnel militaire, lorsque la source n'en dit pas plus.",
  ],
  INDIVIDUAL_POLICE: [
    'Individual police officer',
    'Policier hors unité constituée',
    'Police officer who serves outside a formed unit.',
    "Policier servant hors d'une unité constituée.",
  ],
  FORMED_POLICE_UNIT: [
    'Formed police unit',
    "Membre d'une unité de police constituée",
    'Police officer of a formed unit of a contributing State.',
    "Policier d'une unité constituée d'un État contributeur.",
  ],
  POLICE: [
    'Police, not specified',
    'Police, sans précision',
    'Police personnel where the source says no more.',
    "Personnel de police, lorsque la source n'en dit pas plus.",
  ],
  GOVERNMENT_PROVIDED: [
    'Government-provided personnel',
    'Personnel fourni par un gouvernement',
    'Corrections, justice or other civilian expert lent by a Government.',
    'Spécialiste civil (administration pénitentiaire, justice ou autre) mis à disposition par un gouvernement.',
  ],
  INTERNATIONAL_STAFF: ['International staff', 'Personnel recruté sur le plan international'],
  NATIONAL_STAFF: ['National staff', 'Personnel recruté sur le plan national'],
  UN_VOLUNTEER: ['United Nations Volunteer', 'Volontaire des Nations Unies'],
  CONSULTANT: ['Consultant', 'Consultant'],
  INDIVIDUAL_CONTRACTOR: [
    'Individual contractor',
    'Vacataire',
    'A person under an individual contract with the United Nations.',
    "Personne titulaire d'un contrat individuel avec l'Organisation des Nations Unies.",
  ],
  CIVILIAN: [
    'Civilian, not specified',
    'Personnel civil, sans précision',
    'Civilian personnel of the United Nations where the source says no more.',
    "Personnel civil des Nations Unies, lorsque la source n'en dit pas plus.",
  ],
  CONTRACTOR_EMPLOYEE: [
    'Employee of a contractor',
    "Employé d'un prestataire",
    'Works for a firm under contract and has no contract with the United Nations; mostly missing from the open data.',
    "Travaille pour une entreprise prestataire, sans contrat avec l'ONU ; le plus souvent absent des données ouvertes.",
  ],
  EXPERT_GROUP: [
    'Member of a group of experts',
    "Membre d'un groupe d'experts",
    'Of a group or panel that the Security Council or another organ set up.',
    "D'un groupe créé par le Conseil de sécurité ou un autre organe.",
  ],
  OTHER_UN: [
    'Other UN personnel',
    'Autre personnel des Nations Unies',
    'Of an agency, fund, programme or another entity of the United Nations.',
    "D'une institution, d'un fonds, d'un programme ou d'une autre entité des Nations Unies.",
  ],
  NON_UN_MISSION: [
    'Personnel of a non-UN mission',
    "Personnel d'une mission hors ONU",
    'Served a mission of another organisation or of States.',
    "Servait dans une mission d'une autre organisation ou d'États.",
  ],
  BYSTANDER: [
    'Bystander',
    'Tierce personne présente',
    'Hit by the same attack and no United Nations personnel.',
    'Touchée par la même attaque sans faire partie du personnel des Nations Unies.',
  ],
  UNKNOWN: ['Unknown', 'Inconnue'],
});
export type PersonnelCategory = Values<typeof PersonnelCategory>;

export const Sex = vocabulary('Sex', 'Sex of a victim as the source gives it.', {
  FEMALE: ['Female', 'Féminin'],
  MALE: ['Male', 'Masculin'],
  UNKNOWN: ['Unknown', 'Inconnu'],
});
export type Sex = Values<typeof Sex>;
