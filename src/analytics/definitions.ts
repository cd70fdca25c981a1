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
  EN: 'FATALITY counts the dead of the official toll; VICTIM leaves out bystanders and the author of the attack; SUSPECT counts records and people counted without one.',
  FR: "FATALITY compte les morts du bilan officiel ; VICTIM exclut les passants et l'auteur de l'attaque ; SUSPECT compte les dossiers et les personnes comptées sans dossier.",
};

export const FUNNEL: Definition = {
  id: 'FUNNEL',
  version: 1,
  text: {
    EN: `How many units of the cohort reached each stage by asOf, as known at knownAt. ${COHORT.EN} Followed: eligible, and withinMonths calendar months passed from the latest day of the incident to asOf. Reached: by a step that counts, or implied by a later stage; with withinMonths, no later than so many months after the incident (bounds where dates leave it open). Standing: not undone by then. Missing: the rest; not asked, when nobody looked, silent, when nobody answered, by asOf. Share: reached of followed, with Wilson's 95 % interval, which takes what happened as draws of a process; over persons and proceedings, at the effective number of clusters of incidents joined by proceedings (Kish 1965). Worst counts every unknown as no, best as yes; below 10 only k of n. ${UNITS.EN}`,
    FR: `Nombre d'unités de la cohorte ayant atteint chaque stade à la date asOf, selon l'état des connaissances à knownAt. ${COHORT.FR} Suivies : admissibles, et withinMonths mois civils se sont écoulés entre le dernier jour possible de l'incident et asOf. Atteint : par une étape qui compte, ou impliqué par un stade ultérieur ; avec withinMonths, au plus tard ce nombre de mois après l'incident (bornes lorsque les dates ne permettent pas de trancher). En vigueur : non défait à ce moment. Manquant : le reste ; non demandé, si personne n'a cherché, silence, si personne n'a répondu, à asOf. Part : atteint sur suivies, avec l'intervalle de Wilson à 95 %, qui prend les faits pour des tirages d'un processus ; pour des personnes et des procédures, au nombre effectif de grappes d'incidents réunis par des procédures (Kish 1965). Le pire compte chaque inconnue comme non, le meilleur comme oui ; en dessous de 10, seulement k sur n. ${UNITS.FR}`,
  },
};
