import { vocabulary, type Values } from './vocabulary.js';

export const HostStateBasis = vocabulary(
  'HostStateBasis',
  'Why the host State of an incident (the State whose authorities are competent) is what it is.',
  {
    UNSET: [
      'Not decided',
      'Non déterminé',
      'Two persons have yet to decide which State is competent; until then no liaison sees the incident as its host State.',
      "Deux personnes doivent encore décider quel État est compétent ; d'ici là, aucun agent de liaison ne voit l'incident au titre de l'État hôte.",
    ],
    MISSION_DEFAULT: [
      'From the mission',
      "D'après la mission",
      'The mission had exactly one host State on the date of the incident.',
      "La mission avait exactement un État hôte à la date de l'incident.",
    ],
    DECIDED: [
      'Decided',
      'Décidé',
      'One person proposed the State and a second one confirmed it.',
      "Une personne a proposé l'État et une deuxième l'a confirmé.",
    ],
    NONE_UN_ADMINISTERED: [
      'None: territory under UN administration',
      "Aucun : territoire administré par l'ONU",
      'The United Nations itself was the competent authority.',
      "L'Organisation des Nations Unies était elle-même l'autorité compétente.",
    ],
  },
);
export type HostStateBasis = Values<typeof HostStateBasis>;

export const ScopeExclusion = vocabulary(
  'ScopeExclusion',
  'Why a registered incident is not eligible. What does not follow from the record itself is decided by two persons.',
  {
    NON_UN_MISSION: [
      'Not a UN mission',
      'Mission hors ONU',
      'The mission belongs to another organisation or to States.',
      "La mission relève d'une autre organisation ou d'États.",
    ],
    POLITICAL_MISSION: [
      'Special political mission',
      'Mission politique spéciale',
      'The victims served a political mission; follows from the kind of the mission.',
      'Les victimes servaient dans une mission politique ; découle du type de la mission.',
    ],
    EXPERT_GROUP: [
      'Group of experts',
      "Groupe d'experts",
      'The victims served a group or panel of experts and no peacekeeping operation.',
      "Les victimes servaient dans un groupe d'experts et non dans une opération de maintien de la paix.",
    ],
    INSIDER: [
      'Attack by a member of the mission',
      'Attaque par un membre de la mission',
      'The author belonged to the mission; troops come under the jurisdiction of their own State.',
      "L'auteur appartenait à la mission ; les militaires relèvent de la juridiction de leur propre État.",
    ],
    THIRD_STATE_FORCES: [
      'Forces of a third State',
      "Forces d'un État tiers",
      "The armed forces of another State caused the harm, outside the reach of the host State's justice.",
      "Le dommage est le fait des forces armées d'un autre État, hors de portée de la justice de l'État hôte.",
    ],
    CAUSE_PENDING: [
      'Cause to be determined',
      'Cause à déterminer',
      'It is not yet established that the death came from a malicious act; follows from the imported cause.',
      "Il n'est pas encore établi que le décès résulte d'un acte de malveillance ; découle de la cause importée.",
    ],
    NOT_A_CRIME: [
      'Not a crime',
      'Absence de crime',
      'An accident, an illness, a self-inflicted death or a lawful act.',
      'Accident, maladie, décès auto-infligé ou acte licite.',
    ],
    UNCONFIRMED: [
      'Unconfirmed',
      'Non confirmé',
      'Neither an official list nor a second person has confirmed the incident; follows from its confirmation.',
      "Ni une liste officielle ni une deuxième personne n'a confirmé l'incident ; découle de sa confirmation.",
    ],
    NO_UN_VICTIM: [
      'No UN victim',
      "Aucune victime de l'ONU",
      'None of the victims was United Nations personnel.',
      'Aucune des victimes ne faisait partie du personnel des Nations Unies.',
    ],
  },
);
export type ScopeExclusion = Values<typeof ScopeExclusion>;

export const Confirmation = vocabulary('Confirmation', 'How firmly it stands that the incident took place.', {
  REPORTED: [
    'Reported',
    'Signalé',
    'Recorded by one person; not yet confirmed.',
    'Enregistré par une seule personne ; pas encore confirmé.',
  ],
  CONFIRMED: [
    'Confirmed',
    'Confirmé',
    'By an official list or by a second person.',
    'Par une liste officielle ou par une deuxième personne.',
  ],
  DISPUTED: [
    'Disputed',
    'Contesté',
    'Sources contradict each other on it.',
    'Les sources se contredisent à son sujet.',
  ],
  RETRACTED: [
    'Retracted',
    'Rétracté',
    'Those who reported it no longer hold that it took place.',
    "Ceux qui l'avaient signalé ne soutiennent plus qu'il a eu lieu.",
  ],
});
export type Confirmation = Values<typeof Confirmation>;

export const EnrolmentBasis = vocabulary(
  'EnrolmentBasis',
  'How an incident came into the register; time estimates depend on it.',
  {
    OFFICIAL_LIST: [
      'Official list',
      'Liste officielle',
      'Taken from a list that is kept whatever justice does, such as the United Nations data on fatalities.',
      "Tiré d'une liste tenue quelles que soient les suites judiciaires, comme les données de l'ONU sur les décès.",
    ],
    CONTEMPORANEOUS: [
      'Recorded at the time',
      'Enregistré au moment des faits',
      'Recorded when it happened, before anything was known of its justice.',
      "Enregistré quand il s'est produit, avant que l'on sache rien des suites judiciaires.",
    ],
    OUTCOME_FOUND: [
      'Found through its outcome',
      'Trouvé par son issue',
      'Found because there was an arrest, a trial or a verdict; counted and shown apart in time estimates.',
      "Trouvé parce qu'il y a eu arrestation, procès ou jugement ; compté et présenté à part dans les estimations de durée.",
    ],
  },
);
export type EnrolmentBasis = Values<typeof EnrolmentBasis>;
