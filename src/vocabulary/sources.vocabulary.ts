import { vocabulary, type Values } from './vocabulary.js';

export const Reliability = vocabulary(
  'Reliability',
  'How far a source has earned trust: Admiralty grade, best first.',
  {
    A: [
      'A: completely reliable',
      'A : totalement fiable',
      'The authority, the competence and the record of the source leave no doubt.',
      "L'autorité, la compétence et les antécédents de la source ne laissent aucun doute.",
    ],
    B: [
      'B: usually reliable',
      'B : habituellement fiable',
      'Small doubts; the source has mostly been right.',
      'Quelques doutes ; la source a le plus souvent été exacte.',
    ],
    C: [
      'C: fairly reliable',
      'C : assez fiable',
      'Doubts; the source has been right at times.',
      'Des doutes ; la source a parfois été exacte.',
    ],
    D: [
      'D: not usually reliable',
      'D : habituellement peu fiable',
      'Serious doubts; the source has seldom been right.',
      'De sérieux doutes ; la source a rarement été exacte.',
    ],
    E: [
      'E: unreliable',
      'E : non fiable',
      'The source lacks authority or competence, or has been wrong before.',
      "La source manque d'autorité ou de compétence, ou s'est déjà révélée inexacte.",
    ],
    F: [
      'F: reliability cannot be judged',
      'F : fiabilité impossible à évaluer',
      'Too little is known of the source to grade it.',
      'La source est trop peu connue pour être évaluée.',
    ],
  },
);
export type Reliability = Values<typeof Reliability>;

export const Credibility = vocabulary(
  'Credibility',
  'How far what the source says can be believed: Admiralty grade, best first.',
  {
    ONE: [
      '1: confirmed by other sources',
      "1 : confirmé par d'autres sources",
      'Independent sources say the same.',
      'Des sources indépendantes disent la même chose.',
    ],
    TWO: [
      '2: probably true',
      '2 : probablement vrai',
      'Not confirmed, but consistent with what else is known.',
      "Non confirmé, mais conforme à ce que l'on sait par ailleurs.",
    ],
    THREE: [
      '3: possibly true',
      '3 : peut-être vrai',
      'Not confirmed, and only partly consistent with what else is known.',
      "Non confirmé, et en partie seulement conforme à ce que l'on sait par ailleurs.",
    ],
    FOUR: [
      '4: doubtful',
      '4 : douteux',
      'Possible, but nothing else supports it.',
      "Possible, mais rien d'autre ne l'étaye.",
    ],
    FIVE: [
      '5: improbable',
      '5 : peu vraisemblable',
      'Contradicted by what else is known.',
      "Contredit par ce que l'on sait par ailleurs.",
    ],
    SIX: [
      '6: truth cannot be judged',
      '6 : véracité impossible à évaluer',
      'There is nothing to compare it with.',
      "Aucun élément de comparaison n'existe.",
    ],
  },
);
export type Credibility = Values<typeof Credibility>;
