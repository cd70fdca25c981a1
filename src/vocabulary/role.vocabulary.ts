import { vocabulary, type Values } from './vocabulary.js';

export const Role = vocabulary('Role', 'What a grant lets its holder be; scope and clearance narrow it.', {
  HQ_FOCAL_POINT: [
    'Headquarters focal point',
    'Point focal du Siège',
    'Records, verifies, adjudicates and publishes, for all missions.',
    'Enregistre, vérifie, tranche et publie, pour toutes les missions.',
  ],
  MISSION_FOCAL_POINT: [
    'Mission focal point',
    'Point focal de mission',
    'Records and verifies for own missions.',
    'Enregistre et vérifie pour ses propres missions.',
  ],
  HOST_STATE_LIAISON: [
    'Host-State liaison',
    "Agent de liaison de l'État hôte",
    'Follows the incidents of that State and those before its courts; replies and submits.',
    'Suit les incidents de cet État et ceux portés devant ses juridictions ; répond et soumet des éléments.',
  ],
  CONTRIBUTOR_LIAISON: [
    'Contributor liaison',
    "Agent de liaison d'un pays contributeur",
    'Follows the incidents with personnel or nationals of that State and proceedings before its courts; is informed and submits.',
    'Suit les incidents touchant le personnel ou les ressortissants de cet État et les procédures devant ses juridictions ; est informé et soumet des éléments.',
  ],
  RESEARCHER: [
    'Researcher',
    'Chercheur',
    'Queries and exports registered incidents without persons, free text or exact places.',
    'Interroge et exporte les incidents enregistrés, sans personnes, textes libres ni lieux exacts.',
  ],
  DONOR: [
    'Donor',
    'Donateur',
    'Reads aggregate figures and the support that it funds; no records.',
    "Consulte les chiffres agrégés et l'appui qu'il finance ; aucun dossier.",
  ],
  AUDITOR: [
    'Auditor',
    'Auditeur',
    'Reads the audit trail and a drawn sample of records; writes nothing.',
    "Consulte la piste d'audit et un échantillon tiré de dossiers ; n'écrit rien.",
  ],
  ADMINISTRATOR: [
    'Administrator',
    'Administrateur',
    'Keeps accounts, grants and reference data; reads no records.',
    'Gère les comptes, les droits et les données de référence ; ne consulte aucun dossier.',
  ],
});
export type Role = Values<typeof Role>;
