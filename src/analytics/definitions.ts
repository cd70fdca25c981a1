import type { Words } from './dimensions.js';

/** How a figure is defined. A changed definition gets the next version and never rewrites an old figure. */
export interface Definition {
  readonly id: string;
  readonly version: number;
  readonly text: Words;
}

const COHORT = {
  EN: 'Registered: every unit whose incident ended by asOf. Excluded: by the first reason that applies (cause pending, mission, decisions, confirmation). Eligible: the rest.',
  FR: "Enregistrées : toutes les unités dont l'incident a pris fin à asOf. Exclues : selon le premier motif applicable (cause en suspens, mission, décisions, confirmation). Admissibles : les autres.",
};
const UNITS = {
  EN: 'FATALITY counts the dead of the official toll; VICTIM leaves out bystanders and the author among the dead; SUSPECT counts records and people counted without one.',
  FR: "FATALITY compte les morts du bilan officiel ; VICTIM exclut les passants et l'auteur parmi les morts ; SUSPECT compte les dossiers et les personnes comptées sans dossier.",
};

export const FUNNEL: Definition = {
  id: 'FUNNEL',
  version: 1,
  text: {
    EN: `How many units of the cohort reached each stage by asOf, as known at knownAt. ${COHORT.EN} Followed: eligible, and withinMonths calendar months passed from the latest day of the incident to asOf. Reached: by a step that counts, or implied by a later stage; with withinMonths, no later than so many months after the incident (bounds where dates leave it open). Standing: not undone by then. Missing: the rest; not asked, when nobody looked, silent, when nobody answered, by asOf. Share: reached of followed, with Wilson's 95 % interval, which takes what happened as draws of a process; over persons, at the effective number of clusters of incidents joined by proceedings (Kish 1965). Worst counts every unknown as no, best as yes; below 10 only k of n. ${UNITS.EN}`,
    FR: `Nombre d'unités de la cohorte ayant atteint chaque stade à la date asOf, selon l'état des connaissances à knownAt. ${COHORT.FR} Suivies : admissibles, et withinMonths mois civils se sont écoulés entre le dernier jour possible de l'incident et asOf. Atteint : par une étape qui compte, ou impliqué par un stade ultérieur ; avec withinMonths, au plus tard ce nombre de mois après l'incident (bornes lorsque les dates ne permettent pas de trancher). En vigueur : non défait à ce moment. Manquant : le reste ; non demandé, si personne n'a cherché, silence, si personne n'a répondu, à asOf. Part : atteint sur suivies, avec l'intervalle de Wilson à 95 %, qui prend les faits pour des tirages d'un processus ; pour des personnes, au nombre effectif de grappes d'incidents réunis par des procédures (Kish 1965). Le pire compte chaque inconnue comme non, le meilleur comme oui ; en dessous de 10, seulement k sur n. ${UNITS.FR}`,
  },
};

export const FLOW: Definition = {
  id: 'FLOW',
  version: 1,
  text: {
    EN: `Of how many eligible units at least one counting step of each kind happened from the first to the last day, as known at knownAt; the upper bound takes every step whose date overlaps these days. A step of nobody in particular concerns everybody before that forum. ${COHORT.EN} ${UNITS.EN} People counted without a record are counted as the step counts them.`,
    FR: `Nombre d'unités admissibles pour lesquelles au moins une étape comptée de chaque type a eu lieu du premier au dernier jour, selon l'état des connaissances à knownAt ; la borne supérieure retient toute étape dont la date recoupe ces jours. Une étape qui ne vise personne en particulier concerne tous ceux qui sont devant cette juridiction. ${COHORT.FR} ${UNITS.FR} Les personnes comptées sans dossier le sont comme l'étape les compte.`,
  },
};

export const OUTCOMES_OF_ACCUSED: Definition = {
  id: 'OUTCOMES',
  version: 1,
  text: {
    EN: 'What became by asOf of the accused before criminal courts for eligible incidents, as known at knownAt. Accused: with a record, from a step or a tie to the proceeding, and counted without one. Judged: at first instance, ever. Convicted, in absentia, acquitted: where that stands; otherwise: judged, and neither. Final: the judgment is. Whoever is judged in several proceedings counts once under each. Ever and now in custody: by any hand. Custody lost: after first custody escaped, failed to appear, or let go in exchange or under an agreement with an armed group; a release by decision is none.',
    FR: "Ce que sont devenus à la date asOf les accusés devant des juridictions pénales pour des incidents admissibles, selon l'état des connaissances à knownAt. Accusés : ceux qui ont un dossier, par une étape ou un lien à la procédure, et ceux comptés sans dossier. Jugés : en première instance, à un moment quelconque. Condamnés, par défaut, acquittés : lorsque cela tient ; autrement : jugés sans être ni l'un ni l'autre. Définitif : le jugement l'est. Une personne jugée dans plusieurs procédures compte une fois sous chaque rubrique. Détenus un jour et à présent : quelle que soit l'autorité. Détention perdue : après une première détention, évasion, non-comparution, ou remise en liberté par échange ou accord avec un groupe armé ; une libération par décision n'en est pas une.",
  },
};

export const TREND: Definition = {
  id: 'TREND',
  version: 1,
  text: {
    EN: `${FUNNEL.text.EN} By year of the incident: only years whose last day was followed for withinMonths months by asOf; incidents whose year is not certain have a row of their own. Years are compared with equal follow-up; nothing is said of causes.`,
    FR: `${FUNNEL.text.FR} Par année de l'incident : uniquement les années dont le dernier jour a été suivi pendant withinMonths mois à asOf ; les incidents dont l'année n'est pas certaine ont leur propre ligne. Les années sont comparées à suivi égal ; rien n'est dit des causes.`,
  },
};

export const DATA_QUALITY: Definition = {
  id: 'DATA_QUALITY',
  version: 1,
  text: {
    EN: `Completeness: of eligible incidents, and of the victims recorded for them, those of which a fact is known. ${COHORT.EN} Median days since last check: from the last day covered by a search to asOf, over incidents ever looked at. Late entries: looked at only from more than 90 days after the incident on. Pending, disputed and conflicts are those of now.`,
    FR: `Complétude : parmi les incidents admissibles et les victimes enregistrées pour eux, ceux dont un fait est connu. ${COHORT.FR} Médiane des jours depuis la dernière vérification : du dernier jour couvert par une recherche à asOf, parmi les incidents déjà examinés. Entrées tardives : examinés seulement plus de 90 jours après l'incident. En attente, contesté et divergent : ceux de maintenant.`,
  },
};

export const FIXED_CUTS_ON_PERSONS: Definition = {
  id: 'FIXED_CUTS',
  version: 1,
  text: {
    EN: 'Suspects, and victims who live, of eligible incidents, deadly or not, over what is Unclassified, at the asOf and knownAt of the vintage: each by one status and one other thing. Whoever has no record counts with the fewest that there are. Numbers below 5 are hidden, zeros too unless they are structural or public, and as many others as it takes that every small number may be anything from what is publicly known to at least 5, given all tables of all vintages and all open figures (cell suppression audited by linear programming: Fischetti and Salazar 2001). A number shown in two vintages changed by 0 or by at least 5.',
    FR: "Suspects, et victimes en vie, d'incidents admissibles, mortels ou non, d'après ce qui n'est pas classifié, à la date asOf et à l'instant knownAt du millésime : chacun par un état et une autre caractéristique. Les personnes sans dossier comptent pour le plus petit nombre possible. Les nombres inférieurs à 5 sont masqués, les zéros aussi sauf s'ils sont structurels ou publics, ainsi que tous ceux qu'il faut pour que chaque petit nombre puisse aller de ce qui est connu publiquement jusqu'à 5 au moins, compte tenu de tous les tableaux de tous les millésimes et de tous les chiffres ouverts (suppression de cellules vérifiée par programmation linéaire : Fischetti et Salazar 2001). Un nombre montré dans deux millésimes a changé de 0 ou d'au moins 5.",
  },
};
