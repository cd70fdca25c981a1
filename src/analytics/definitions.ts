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

export const BEFORE_AFTER: Definition = {
  id: 'BEFORE_AFTER',
  version: 1,
  text: {
    EN: `Shares of incidents that reached a stage within withinMonths (h) calendar months, before and after a date (D), as known at knownAt. ${COHORT.EN} Before: the incident lies on or after D less windowMonths, and its h months end by D; after: it lies on or after D, and is followed when its h months end by asOf. Eligible incidents that lie before D and whose h months end after it are on neither side and counted (straddling); so are those of which the date leaves open whether they lie in the window (openDate). Reached, share, and what is unknown: as in FUNNEL with withinMonths. Looked at: somebody searched, checked the status or was answered by asOf; late: only from more than 90 days after the incident on. Compared are missions with incidents followed on both sides, from 20 in all on either side on, by documented shares p: difference after less before (limits: Newcombe 1998, method 10); over missions, with a of n reached after, b of m before, N = n + m: Σ (a m - b n)/N / Σ n m/N (Mantel and Haenszel 1959; variance: Sato 1989) and Σ a m/N / Σ b n/N (variance of the logarithm: Greenland and Robins 1985). Limits of 95 % take what happened as draws of a process and speak of chance alone. No test is made, and nothing is said of causes.`,
    FR: `Parts des incidents ayant atteint un stade en withinMonths (h) mois civils, avant et après une date (D), selon l'état des connaissances à knownAt. ${COHORT.FR} Avant : l'incident se situe au plus tôt windowMonths mois avant D, et ses h mois prennent fin au plus tard à D ; après : il se situe à D ou plus tard, et il est suivi lorsque ses h mois prennent fin au plus tard à asOf. Les incidents admissibles antérieurs à D dont les h mois prennent fin après D ne sont d'aucun côté et sont comptés (straddling) ; de même ceux dont la date ne permet pas de dire s'ils sont dans la fenêtre (openDate). Atteint, part et inconnu : comme dans FUNNEL avec withinMonths. Examinés : quelqu'un a cherché, contrôlé la situation ou reçu une réponse avant asOf ; tardifs : seulement plus de 90 jours après l'incident. Sont comparées les missions ayant des incidents suivis des deux côtés, à partir de 20 en tout de chaque côté, selon les parts documentées p : différence après moins avant (limites : Newcombe 1998, méthode 10) ; par missions, avec a atteints sur n après, b sur m avant, N = n + m : Σ (a m - b n)/N / Σ n m/N (Mantel et Haenszel 1959 ; variance : Sato 1989) et Σ a m/N / Σ b n/N (variance du logarithme : Greenland et Robins 1985). Les limites à 95 % prennent les faits pour des tirages d'un processus et ne parlent que du hasard. Aucun test n'est fait, et rien n'est dit des causes.`,
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

export const TIME_TO_STAGE: Definition = {
  id: 'TIME_TO_STAGE',
  version: 1,
  text: {
    EN: `Share of units that have reached a stage so many days after the incident, or after the first step of an earlier stage (from), as known at knownAt. Event: the first step of the stage that counts by asOf; with outcome, the first judgment of first instance that ends so for the incident. Competing: the first day on which a criminal proceeding is closed without judgment, or an investigation declined, while none is open; of a suspect also death; a closing because the case goes on elsewhere is none, and a later reopening is counted, not undone. In view: from the origin, if the search for steps began within 90 days of the incident, else from the first day of the search; up to the event, or to asOf if somebody looked within 365 days of it, else to the last look (a search, a check of the status, an answer); the day of recording plays no part. Eligible units outside the curve are counted apart, by the first reason: no record, found by the outcome, date open by more than 92 days, wait not begun, never looked at, stage implied only, never in view. Dates: each at its first or its last day, two scenarios; times below 0 are 0. With n(t) in view just before day t, d(t) events and c(t) competing ends on it: S(t) = Π (1 - (d + c)/n), F(t) = Σ S(t-) d/n (Aalen and Johansen 1978), Aalen's variance, limits on log(-log F); on request 1 - Π (1 - d/n) (Kaplan and Meier 1958), Greenwood's variance, log-log limits. Over units that share a fate: variance between clusters of incidents joined by proceedings (Ying and Wei 1994; Williams 1995), no limits below 10 clusters. Worst and best count those never looked at as not there, or as there. Median: first day with half there, the middle of an exact flat. Groups below 10 are refused. Log-rank (Mantel 1966; Peto and Peto 1972): one unit a cluster, the earliest; from 20 events, 5 expected in each of at most 4 groups. Eligible: ${COHORT.EN} ${UNITS.EN}`,
    FR: `Part des unités ayant atteint un stade tant de jours après l'incident, ou après la première étape d'un stade antérieur (from), selon l'état des connaissances à knownAt. Événement : la première étape du stade qui compte à asOf ; avec outcome, le premier jugement de première instance ayant cette issue pour l'incident. Concurrent : le premier jour où une procédure pénale est classée sans jugement, ou une enquête refusée, alors qu'aucune n'est ouverte ; pour un suspect, aussi le décès ; un classement parce que l'affaire se poursuit ailleurs n'en est pas un, et une réouverture ultérieure est comptée, non annulante. Sous observation : dès l'origine, si la recherche des étapes a commencé dans les 90 jours suivant l'incident, sinon dès le premier jour de la recherche ; jusqu'à l'événement, ou jusqu'à asOf si quelqu'un a vérifié dans les 365 jours précédents, sinon jusqu'à la dernière vérification (recherche, contrôle de la situation, réponse) ; le jour de l'enregistrement n'intervient pas. Les unités admissibles hors de la courbe sont comptées à part, selon le premier motif : sans fiche, trouvées par leur issue, date ouverte de plus de 92 jours, attente non commencée, jamais vérifiées, stade seulement impliqué, jamais sous observation. Dates : chacune à son premier ou à son dernier jour, deux scénarios ; les durées négatives valent 0. Avec n(t) unités sous observation juste avant le jour t, d(t) événements et c(t) fins concurrentes ce jour-là : S(t) = Π (1 - (d + c)/n), F(t) = Σ S(t-) d/n (Aalen et Johansen 1978), variance d'Aalen, limites sur log(-log F) ; sur demande 1 - Π (1 - d/n) (Kaplan et Meier 1958), variance de Greenwood, limites log-log. Pour des unités au sort commun : variance entre grappes d'incidents réunis par des procédures (Ying et Wei 1994 ; Williams 1995), sans limites en dessous de 10 grappes. Le pire et le meilleur comptent les unités jamais vérifiées comme non parvenues, ou comme parvenues. Médiane : premier jour où la moitié y est parvenue, milieu d'un palier exact. Les groupes de moins de 10 sont refusés. Log-rank (Mantel 1966 ; Peto et Peto 1972) : une unité par grappe, la plus ancienne ; à partir de 20 événements, 5 attendus dans chacun de 4 groupes au plus. Admissibles : ${COHORT.FR} ${UNITS.FR}`,
  },
};
