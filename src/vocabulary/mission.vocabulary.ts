import { vocabulary, type Values } from './vocabulary.js';

export const MissionKind = vocabulary(
  'MissionKind',
  'What kind of field presence a mission is; it decides eligibility.',
  {
    PEACEKEEPING: [
      'Peacekeeping operation',
      'Opération de maintien de la paix',
      'A United Nations peacekeeping operation; its incidents can be eligible.',
      'Opération de maintien de la paix des Nations Unies ; ses incidents peuvent être retenus.',
    ],
    POLITICAL: [
      'Special political mission',
      'Mission politique spéciale',
      'A United Nations political mission or office; its incidents are registered and excluded as POLITICAL_MISSION.',
      'Mission ou bureau politique des Nations Unies ; ses incidents sont enregistrés et exclus (POLITICAL_MISSION).',
    ],
    OTHER: [
      'Other presence',
      'Autre présence',
      'Neither: another part of the United Nations, or a mission of another organisation.',
      "Ni l'une ni l'autre : autre entité des Nations Unies, ou mission d'une autre organisation.",
    ],
  },
);
export type MissionKind = Values<typeof MissionKind>;
