/** One query for each of the three user groups, printed at start, open in the browser, and answered in the README. */
export const exampleQueries = [
  {
    title: 'Focal point: what happened in my mission and how far justice has come',
    query: `query FocalPoint {
  incidents(filter: { cohort: { missions: ["MINUSCA"] } }, first: 5) {
    totalCount
    nodes {
      reference
      occurredOn { from to }
      toll { killed { min max } injured { min max } }
      progress { stage reached firstConvictionOn { from to } inCustody { min max } daysSinceLastStep }
    }
  }
}`,
  },
  {
    title: 'Researcher: where accountability stops, by host State',
    query: `query Researcher {
  accountabilityFunnel(unit: INCIDENT, groupBy: [HOST_STATE], filter: { occurredFrom: "2013-01-01" }) {
    asOf
    knownAt
    rows {
      key { code label }
      registered { value }
      eligible { value }
      stages { stage reached { value min max } }
    }
  }
}`,
  },
  {
    title: 'Donor: deaths by year, and how many of them saw an investigation or a verdict',
    query: `query Donor {
  accountabilityFunnel(unit: FATALITY, groupBy: [YEAR], filter: { occurredFrom: "2013-01-01" }) {
    definition { id version }
    rows {
      key { code }
      registered { value }
      excluded { reason count { value } }
      eligible { value }
      stages { stage reached { value } }
    }
    total { registered { value } eligible { value } }
  }
}`,
  },
] as const;
