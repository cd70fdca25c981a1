import { vocabulary, type Values } from './vocabulary.js';

export const MilestoneKind = vocabulary(
  'MilestoneKind',
  'A kind of dated step. What each kind does to stages and custody, and what it needs, is in `milestoneKinds`.',
  {
    REPORTED: [
      'Incident reported',
      'Incident signalé',
      'The incident came to the knowledge of the register; written with the incident.',
      "L'incident a été porté à la connaissance du registre ; écrit avec l'incident.",
    ],
    SCENE_SECURED: ['Scene secured and evidence preserved', 'Lieux sécurisés et preuves préservées'],
    UN_FACT_FINDING: [
      'UN fact-finding',
      "Établissement des faits par l'ONU",
      'The mission establishes facts on the spot; no judicial step.',
      "La mission établit les faits sur place ; ce n'est pas un acte judiciaire.",
    ],
    BOARD_OF_INQUIRY: [
      'UN board of inquiry',
      "Commission d'enquête de l'ONU",
      'Internal inquiry that serves management; it finds no guilt and no liability.',
      "Enquête interne à des fins de gestion ; elle n'établit ni culpabilité ni responsabilité.",
    ],
    UN_SPECIAL_INVESTIGATION: ['UN special investigation', "Enquête spéciale de l'ONU"],
    FACTUAL_REPORT: [
      'Factual report issued',
      'Rapport factuel établi',
      'The United Nations sets out the facts that it has established.',
      "L'ONU expose les faits qu'elle a établis.",
    ],
    REFERRED_TO_STATE: ['Referred to national authorities', 'Affaire transmise aux autorités nationales'],
    EVIDENCE_HANDED_OVER: ['Evidence handed over', 'Éléments de preuve remis'],
    IMMUNITY_WAIVER: ['Waiver of immunity asked for or decided', "Levée d'immunité demandée ou décidée"],
    CONTRIBUTOR_INFORMED: ['Contributing country informed', 'Pays contributeur informé'],
    NEXT_OF_KIN_INFORMED: ['Next of kin informed', 'Proches informés'],
    TRIAL_OBSERVED: ['Trial observed', 'Procès observé'],
    PUBLIC_ATTRIBUTION: [
      'Publicly attributed',
      'Attribution publique',
      'The United Nations publicly says whom it holds responsible; no finding of a court.',
      "L'ONU désigne publiquement qui elle tient pour responsable ; ce n'est pas une décision de justice.",
    ],
    NO_INFORMATION: [
      'No information from the authorities',
      'Aucune information des autorités',
      'The authorities gave no answer, or one without content.',
      "Les autorités n'ont pas répondu, ou leur réponse est sans contenu.",
    ],
    STATUS_CHECKED: [
      'Status checked: nothing new',
      'Situation vérifiée : rien de nouveau',
      'Somebody looked or asked on that day and found nothing new, which is not the same as never having looked.',
      "Quelqu'un a vérifié ou demandé ce jour-là et n'a rien trouvé de nouveau, ce qui diffère de n'avoir jamais vérifié.",
    ],
    NOT_OPENED: [
      'No investigation opened',
      'Aucune enquête ouverte',
      'It is known that the authorities have opened no investigation.',
      "Il est établi que les autorités n'ont ouvert aucune enquête.",
    ],
    DECLINED: [
      'Declined to investigate',
      "Refus d'enquêter",
      'The authorities decided not to investigate.',
      'Les autorités ont décidé de ne pas enquêter.',
    ],
    PRELIMINARY_INQUIRY: [
      'Preliminary inquiry',
      'Enquête préliminaire',
      'First inquiries by police or prosecutor, before a judicial investigation; reaches no stage.',
      "Premières vérifications de la police ou du parquet, avant toute information judiciaire ; n'atteint aucun stade.",
    ],
    INVESTIGATION_OPENED: [
      'Judicial investigation opened',
      'Information judiciaire ouverte',
      'A judicial authority opened the case; in a criminal proceeding it reaches INVESTIGATION.',
      "Une autorité judiciaire a ouvert l'affaire ; dans une procédure pénale, atteint INVESTIGATION.",
    ],
    INVESTIGATIVE_STEP: ['Investigative step', "Acte d'enquête"],
    SUSPECT_IDENTIFIED: [
      'Suspect identified',
      'Suspect identifié',
      'A distinct person is held to be a suspect; naming a group is not enough.',
      'Une personne déterminée est tenue pour suspecte ; désigner un groupe ne suffit pas.',
    ],
    SUMMONS_ISSUED: ['Summons issued', 'Citation à comparaître délivrée'],
    WARRANT_ISSUED: ['Arrest warrant issued', "Mandat d'arrêt délivré"],
    ORDER_LIFTED: ['Summons or warrant lifted', 'Citation ou mandat levé'],
    COOPERATION_REQUESTED: ['Cooperation requested', 'Coopération demandée'],
    COOPERATION_ANSWERED: ['Cooperation request answered', 'Réponse à la demande de coopération'],
    EXTRADITION_REQUESTED: ['Extradition requested', 'Extradition demandée'],
    EXTRADITION_DECIDED: ['Extradition decided', "Décision sur l'extradition"],
    CHARGED: [
      'Charged',
      'Inculpation',
      'Formally charged or indicted; may come before the arrest.',
      "Mise en accusation formelle ; peut précéder l'arrestation.",
    ],
    CHARGES_CONFIRMED: [
      'Charges confirmed or sent to trial',
      'Charges confirmées ou renvoi en jugement',
      'A judge sends the charges to trial; the trial itself is TRIAL_OPENED.',
      'Un juge renvoie les charges en jugement ; le procès lui-même est TRIAL_OPENED.',
    ],
    CHARGES_NOT_CONFIRMED: ['Charges not confirmed', 'Charges non confirmées'],
    CHARGES_WITHDRAWN: ['Charges withdrawn', 'Charges retirées'],
    HEARING_SET: ['Hearing date set', "Date d'audience fixée"],
    TRIAL_OPENED: [
      'Trial opened',
      'Ouverture du procès',
      'The first hearing on the merits, with or without the accused; reaches PROSECUTION.',
      "Première audience au fond, en présence ou non de l'accusé ; atteint PROSECUTION.",
    ],
    ADJOURNED: ['Adjourned', "Renvoi de l'audience"],
    SUSPENDED: ['Proceeding suspended', 'Procédure suspendue'],
    JUDGMENT: [
      'First-instance judgment',
      'Jugement de première instance',
      'Judgment of the first court, for each accused, of any outcome; reaches VERDICT.',
      "Jugement de la première juridiction, pour chaque accusé, quelle qu'en soit l'issue ; atteint VERDICT.",
    ],
    SENTENCED: ['Sentenced', 'Peine prononcée'],
    APPEAL_FILED: [
      'Appeal filed',
      'Recours formé',
      'Appeal, cassation or re-examination, by whichever party.',
      'Appel, pourvoi en cassation ou révision, par quelque partie que ce soit.',
    ],
    APPEAL_OPENED: ['Appeal opened', 'Examen du recours ouvert'],
    APPEAL_DECIDED: ['Appeal decided', 'Décision sur le recours'],
    FINAL: [
      'Judgment final',
      'Jugement définitif',
      'No ordinary appeal is left.',
      "Plus aucun recours ordinaire n'est ouvert.",
    ],
    REPARATION_ORDERED: ['Reparation ordered', 'Réparation ordonnée'],
    REPARATION_PAID: ['Reparation paid', 'Réparation versée'],
    CLOSED: [
      'Closed without judgment',
      'Clôture sans jugement',
      'Dropped, dismissed, prescribed, amnestied, transferred or joined; the ground says which.',
      'Abandon, non-lieu, prescription, amnistie, transfert ou jonction ; le motif le précise.',
    ],
    REOPENED: ['Reopened', 'Réouverture'],
    ARRESTED: ['Arrested', 'Arrestation'],
    SURRENDERED: [
      'Surrendered',
      'Reddition',
      'The person gave himself or herself up.',
      "La personne s'est livrée d'elle-même.",
    ],
    HANDED_OVER: [
      'Handed over',
      'Remise',
      'Given up to the authorities by others, such as an armed group or a peacekeeping mission.',
      "Livrée aux autorités par d'autres, par exemple un groupe armé ou une opération de maintien de la paix.",
    ],
    TRANSFERRED: [
      'Transferred or extradited',
      'Transfèrement ou extradition',
      'Brought into the custody of another State or court.',
      "Passage sous la garde d'un autre État ou d'une autre juridiction.",
    ],
    APPEARED: [
      'Appeared freely',
      'Comparution libre',
      'Came to the hearing without being in custody.',
      "Présence à l'audience sans être en détention.",
    ],
    FAILED_TO_APPEAR: ['Failed to appear', 'Non-comparution'],
    RELEASED: [
      'Released',
      'Mise en liberté',
      'Left custody by a decision; the ground says why.',
      'Sortie de détention sur décision ; le motif le précise.',
    ],
    ESCAPED: ['Escaped', 'Évasion'],
    DIED: ['Suspect died', 'Décès du suspect'],
    SENTENCE_BEGUN: ['Sentence begun', "Début de l'exécution de la peine"],
    SENTENCE_ENDED: ['Sentence ended', 'Fin de la peine'],
    PARDONED: ['Pardoned', 'Grâce'],
    AMNESTIED: ['Amnestied', 'Amnistie'],
    COMMUTED: ['Sentence commuted', 'Peine commuée'],
  },
);
export type MilestoneKind = Values<typeof MilestoneKind>;

export const Track = vocabulary('Track', 'Whose step it is.', {
  U: [
    'United Nations',
    'Nations Unies',
    'What the mission or Headquarters does; it reaches no stage but REPORTED.',
    "Ce que fait la mission ou le Siège ; n'atteint aucun stade autre que REPORTED.",
  ],
  N: [
    'Forum',
    'Autorité judiciaire',
    'What the authorities or the court do.',
    'Ce que font les autorités ou la juridiction.',
  ],
  S: [
    'Suspect',
    'Suspect',
    'What happens to the person: custody and the serving of a sentence.',
    'Ce qui arrive à la personne : détention et exécution de la peine.',
  ],
});
export type Track = Values<typeof Track>;

export const CustodyEffect = vocabulary('CustodyEffect', 'What a step does to the custody of the person.', {
  NONE: ['None', 'Aucun', 'Custody stays as it was.', 'La situation de détention ne change pas.'],
  ENTERS: ['Enters custody', 'Entrée en détention'],
  LEAVES: ['Leaves custody', 'Sortie de détention'],
});
export type CustodyEffect = Values<typeof CustodyEffect>;

export const MilestoneNeed = vocabulary('MilestoneNeed', 'What must be named when a step of this kind is recorded.', {
  PROCEEDING: [
    'Proceeding',
    'Procédure',
    'The proceeding in which the step was taken.',
    "La procédure dans laquelle l'étape a eu lieu.",
  ],
  ACCUSED: [
    'Persons',
    'Personnes',
    'A suspect or a counted class of persons.',
    'Un suspect ou un groupe dénombré de personnes.',
  ],
  OUTCOME: ['Outcome', 'Issue', 'What was decided.', 'Ce qui a été décidé.'],
});
export type MilestoneNeed = Values<typeof MilestoneNeed>;
