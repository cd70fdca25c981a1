import { vocabulary, type Values } from './vocabulary.js';

export const ObstacleKind = vocabulary(
  'ObstacleKind',
  'Why a case does not move: the taxonomy O1 to O17, in its order.',
  {
    PERPETRATOR_UNIDENTIFIED: [
      'Perpetrator not identified',
      'Auteur non identifié',
      'O1: nobody can be named, as after a crowd, a mine, an improvised explosive device or a drone.',
      "O1 : personne ne peut être désigné, comme après l'action d'une foule, d'une mine, d'un engin explosif improvisé ou d'un drone.",
    ],
    NO_STATE_CONTROL: [
      'No State control of the territory',
      "Territoire hors du contrôle de l'État",
      'O2: the authorities do not hold the territory, or nobody can reach the scene.',
      "O2 : les autorités ne tiennent pas le territoire, ou les lieux de l'attaque sont inaccessibles.",
    ],
    SUSPECTS_OUT_OF_REACH: [
      'Suspects out of reach',
      "Suspects hors d'atteinte",
      'O3: suspects hide, have crossed a border, or are shielded by an armed group.',
      'O3 : les suspects se cachent, ont franchi une frontière ou sont protégés par un groupe armé.',
    ],
    WEAK_EVIDENCE: [
      'Weak evidence',
      'Preuves insuffisantes',
      'O4: evidence is weak, late, lost, contaminated or inadmissible.',
      'O4 : les preuves sont faibles, tardives, perdues, altérées ou irrecevables.',
    ],
    CAPACITY: [
      'Lack of capacity',
      'Manque de moyens',
      'O5: police, magistrates, forensics, transport or prisons are lacking; escapes belong here.',
      'O5 : il manque des policiers, des magistrats, de la police scientifique, des transports ou des prisons ; les évasions en relèvent.',
    ],
    POLITICAL_WILL: [
      'Political will',
      'Volonté politique',
      'O6: a peace process, an amnesty, the integration of armed groups or a lack of will stands in the way.',
      "O6 : un processus de paix, une amnistie, l'intégration de groupes armés ou un manque de volonté fait obstacle.",
    ],
    STATE_AGENT_INVOLVED: [
      'State agent involved',
      "Implication d'un agent de l'État",
      'O7: an agent of the State that should prosecute is said to be involved.',
      "O7 : un agent de l'État qui devrait poursuivre serait impliqué.",
    ],
    INSECURITY: [
      'Insecurity of witnesses or judges',
      'Insécurité des témoins ou des juges',
      'O8: witnesses, judges or prosecutors are threatened or cannot work safely.',
      'O8 : des témoins, des juges ou des procureurs sont menacés ou ne peuvent agir en sécurité.',
    ],
    PROCEDURE: [
      'Procedure',
      'Procédure',
      'O9: service of summons, adjournments, quorum or medical excuses hold the case up.',
      "O9 : la signification des citations, les renvois, le quorum ou les excuses médicales retardent l'affaire.",
    ],
    JURISDICTION: [
      'Jurisdiction or extradition dispute',
      'Conflit de compétence ou extradition',
      'O10: States or courts dispute jurisdiction or extradition, or do not cooperate.',
      "O10 : des États ou des juridictions se disputent la compétence ou l'extradition, ou ne coopèrent pas.",
    ],
    UN_SIDE: [
      'On the side of the United Nations',
      "Du côté de l'Organisation des Nations Unies",
      'O11: a confidential board of inquiry, immunity, slow release, no focal point, staff turnover or the closure of the mission.',
      "O11 : une commission d'enquête confidentielle, une immunité, une communication tardive, l'absence de référent, la rotation du personnel ou la fermeture de la mission.",
    ],
    CONTRIBUTOR_SIDE: [
      'On the side of the contributing country',
      'Du côté du pays contributeur',
      'O12: witnesses have rotated home, statements are missing, or material is classified by the contributing country.',
      'O12 : des témoins sont rentrés au pays, des dépositions manquent ou des pièces sont classifiées par le pays contributeur.',
    ],
    DEATH_PENALTY_OR_FAIR_TRIAL: [
      'Risk of death penalty or unfair trial',
      'Risque de peine de mort ou de procès inéquitable',
      'O13: support of the United Nations is barred by the risk under its human rights due diligence policy.',
      "O13 : le risque interdit l'appui de l'Organisation des Nations Unies au titre de sa politique de diligence voulue en matière de droits de l'homme.",
    ],
    NOT_PRIORITISED: [
      'Not prioritised',
      'Non prioritaire',
      'O14: the case is not given priority among mass atrocities.',
      "O14 : l'affaire n'est pas jugée prioritaire parmi des atrocités de masse.",
    ],
    NO_ANSWER: [
      'No answer from the authorities',
      'Absence de réponse des autorités',
      'O15: the authorities do not answer, so nothing is known of the case.',
      "O15 : les autorités ne répondent pas, si bien que l'on ne sait rien de l'affaire.",
    ],
    CONTESTED_ATTRIBUTION: [
      'Contested attribution',
      'Attribution contestée',
      'O16: belligerents or States contest who carried out the attack.',
      "O16 : des belligérants ou des États contestent l'attribution de l'attaque.",
    ],
    MISSION_BLAMED: [
      'Mission blamed',
      'Mission mise en cause',
      'O17: the mission is blamed, or disinformation lowers the will to cooperate with it.',
      'O17 : la mission est mise en cause, ou la désinformation réduit la volonté de coopérer avec elle.',
    ],
  },
);
export type ObstacleKind = Values<typeof ObstacleKind>;
