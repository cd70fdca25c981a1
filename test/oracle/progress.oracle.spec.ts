import { describe, expect, it } from '@jest/globals';
import { History } from './register-builder.js';

const month = (first: string, last: string): object => ({
  occurredFrom: first,
  occurredTo: last,
  occurredPrecision: 'MONTH',
});
const class32 = { proceedingId: 'P', personsMin: 32, personsMax: 32 };

describe('the oracle of progress', () => {
  it('knows of an incident without any step that it was reported, and nothing else', () => {
    const empty = new History().progress('2024-01-01');
    expect(empty).toMatchObject({ stage: 'REPORTED', reached: ['REPORTED'], standing: ['REPORTED'], implied: [] });
    expect(empty).toMatchObject({ accountability: 'UNKNOWN', information: 'NOT_ASKED', stale_on: null });
  });

  it('takes the arrest away with an escape and gives it back with the next arrest', () => {
    const history = new History()
      .suspect('S')
      .step('ARRESTED', '2020-01-10', { suspectId: 'S', incidents: ['I'] })
      .step('ESCAPED', '2020-03-01', { suspectId: 'S', incidents: ['I'] })
      .step('ARRESTED', '2020-05-05', { suspectId: 'S', incidents: ['I'] });
    expect(history.progress('2020-02-01')).toMatchObject({ standing: ['REPORTED', 'ARREST'], custody_min: 1 });
    expect(history.progress('2020-04-01')).toMatchObject({
      reached: ['REPORTED', 'ARREST'],
      standing: ['REPORTED'],
      custody_max: 0,
      last_step_to: '2020-01-10',
    });
    expect(history.progress('2020-06-01')).toMatchObject({
      standing: ['REPORTED', 'ARREST'],
      first_arrest_on: { from: '2020-01-10', to: '2020-01-10', precision: 'DAY', approximate: false },
      arrested_min: 1,
      custody_max: 1,
    });
  });

  it('counts a person in disputed custody as none or one, until the dispute ends', () => {
    const history = new History()
      .suspect('S')
      .step('ARRESTED', '2020-01-10', { id: 'arrest', suspectId: 'S', incidents: ['I'] })
      .dispute('arrest')
      .verify('arrest');
    const disputed = history.progress('2021-01-01', { knownAt: history.now - 1 });
    expect(disputed).toMatchObject({ custody_min: 0, custody_max: 1, standing: ['REPORTED'] });
    expect(history.progress('2021-01-01')).toMatchObject({ custody_min: 1, standing: ['REPORTED', 'ARREST'] });
  });

  it('goes back to the charge when the judgment is quashed, and on with the new trial', () => {
    const accused = { proceedingId: 'P', suspectId: 'S', personsMin: 1, personsMax: 1 };
    const history = new History()
      .proceeding('P')
      .suspect('S', 'PRINCIPAL')
      .step('INVESTIGATION_OPENED', '2020-01-01', { proceedingId: 'P' })
      .step('CHARGED', '2020-02-01', accused)
      .step('TRIAL_OPENED', '2020-03-01', { proceedingId: 'P' })
      .step('JUDGMENT', '2020-04-01', { ...accused, outcome: 'CONVICTED' })
      .step('APPEAL_DECIDED', '2021-04-01', { ...accused, outcome: 'RETRIAL_ORDERED' })
      .step('TRIAL_OPENED', '2021-06-01', { proceedingId: 'P' })
      .step('JUDGMENT', '2021-07-01', { ...accused, outcome: 'ACQUITTED' });
    const all = ['REPORTED', 'INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'];
    expect(history.progress('2020-05-01')).toMatchObject({ standing: all, accountability: 'SUBSTANTIAL' });
    expect(history.progress('2021-05-01')).toMatchObject({
      reached: all,
      standing: ['REPORTED', 'INVESTIGATION', 'CHARGE'],
      convicted_max: 0,
      accountability: 'NONE',
    });
    expect(history.progress('2021-06-15').stage).toBe('PROSECUTION');
    expect(history.progress('2021-08-01')).toMatchObject({ standing: all, acquitted_min: 1, accountability: 'NONE' });
  });

  it('implies what comes before a verdict in absentia with nothing before it, but no arrest', () => {
    const history = new History()
      .proceeding('P')
      .suspect('S', 'PRINCIPAL')
      .step('JUDGMENT', '2020-04-01', { proceedingId: 'P', suspectId: 'S', outcome: 'CONVICTED', inAbsentia: true });
    expect(history.progress('2024-01-01')).toMatchObject({
      reached: ['REPORTED', 'INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'],
      implied: ['INVESTIGATION', 'CHARGE', 'PROSECUTION'],
      standing: ['REPORTED', 'INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'],
      first_charge_on: null,
      first_conviction_on: { from: '2020-04-01' },
      absentia_min: 1,
      accountability: 'PARTIAL',
    });
  });

  it('follows a correction and a withdrawal only from their verification', () => {
    const judged = { ...class32, rootId: 'judgment', outcome: 'CONVICTED' } as const;
    const history = new History()
      .proceeding('P')
      .step('JUDGMENT', '2020-04-01', { ...judged, id: 'judgment' })
      .step('JUDGMENT', '2020-04-02', {
        ...judged,
        id: 'corrected',
        supersedesId: 'judgment',
        outcome: 'ACQUITTED',
        counts: false,
      });
    const first = history.now;
    history.verify('corrected').step('JUDGMENT', '2020-04-02', {
      ...judged,
      id: 'withdrawn',
      supersedesId: 'corrected',
      isWithdrawal: true,
      counts: false,
    });
    const second = history.now;
    history.verify('withdrawn');
    expect(history.progress('2024-01-01', { knownAt: first })).toMatchObject({ convicted_min: 32, acquitted_max: 0 });
    expect(history.progress('2024-01-01', { knownAt: second })).toMatchObject({
      convicted_max: 0,
      acquitted_min: 32,
      first_verdict_on: { from: '2020-04-02' },
    });
    expect(history.progress('2024-01-01')).toMatchObject({
      reached: ['REPORTED'],
      tried_max: 0,
      information: 'NOT_ASKED',
    });
  });

  it('holds a step open while its date may lie after the day asked about', () => {
    const history = new History()
      .proceeding('P')
      .proceeding('Q', 'CRIMINAL', 'INFERRED')
      .step('CHARGED', '', { ...month('2020-05-01', '2020-05-31'), proceedingId: 'P', suspectId: 'S' })
      .step('JUDGMENT', '2020-04-01', { proceedingId: 'Q', outcome: 'CONVICTED' });
    expect(history.progress('2020-03-31')).toMatchObject({ maybe_reached: [], stale_on: null });
    expect(history.progress('2020-04-30')).toMatchObject({
      reached: ['REPORTED'],
      maybe_reached: ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'],
      stale_on: null,
    });
    expect(history.progress('2020-05-10')).toMatchObject({ reached: ['REPORTED'], stale_on: '2020-05-31' });
    expect(history.progress('2020-05-31')).toMatchObject({
      reached: ['REPORTED', 'INVESTIGATION', 'CHARGE'],
      maybe_reached: ['PROSECUTION', 'VERDICT'],
      first_charge_on: { from: '2020-05-01', to: '2020-05-31', precision: 'MONTH' },
      stale_on: null,
    });
  });

  it('adds up a class of 32 of whom 28 are convicted, 4 of these absent, and 4 acquitted', () => {
    const history = new History()
      .proceeding('P')
      .step('CHARGED', '2020-01-01', class32)
      .step('JUDGMENT', '2020-06-01', {
        proceedingId: 'P',
        personsMin: 28,
        personsMax: 28,
        absentMin: 4,
        absentMax: 6,
        outcome: 'CONVICTED',
      })
      .step('JUDGMENT', '2020-06-01', { proceedingId: 'P', personsMin: 4, personsMax: 4, outcome: 'ACQUITTED' });
    expect(history.progress('2024-01-01')).toMatchObject({
      identified_min: 32,
      identified_max: 32,
      tried_min: 32,
      tried_max: 32,
      convicted_min: 28,
      convicted_max: 28,
      absentia_min: 4,
      absentia_max: 6,
      acquitted_min: 4,
      acquitted_max: 4,
      accountability: 'PARTIAL',
    });
    history.step('APPEAL_DECIDED', '2021-01-01', {
      proceedingId: 'P',
      personsMin: 25,
      personsMax: 27,
      outcome: 'QUASHED',
    });
    expect(history.progress('2024-01-01')).toMatchObject({
      convicted_min: 1,
      convicted_max: 3,
      absentia_min: 1,
      absentia_max: 3,
    });
  });

  it('reads a conviction on charges of another incident as no conviction for this one', () => {
    const judged = { proceedingId: 'P', suspectId: 'S', outcome: 'CONVICTED' } as const;
    const elsewhere = { incidentId: 'another', outcome: 'CONVICTED' } as const;
    const history = new History()
      .proceeding('P')
      .suspect('S')
      .step('JUDGMENT', '2020-06-01', { ...judged, charges: [elsewhere, { incidentId: 'I', outcome: 'ACQUITTED' }] });
    expect(history.progress('2024-01-01')).toMatchObject({
      stage: 'VERDICT',
      convicted_max: 0,
      first_conviction_on: null,
    });
    history.step('JUDGMENT', '2020-07-01', { ...judged, charges: [elsewhere, { incidentId: 'I', outcome: null }] });
    expect(history.progress('2024-01-01')).toMatchObject({
      convicted_min: 1,
      first_conviction_on: { to: '2020-07-01' },
    });
  });

  it('ends a case that is closed, and takes it up again where it stood when it is reopened', () => {
    const history = new History()
      .proceeding('P')
      .suspect('S')
      .step('CHARGED', '2020-01-01', { proceedingId: 'P', suspectId: 'S' })
      .step('CLOSED', '2020-06-01', { proceedingId: 'P' })
      .step('REOPENED', '2021-06-01', { proceedingId: 'P' });
    expect(history.progress('2020-12-31')).toMatchObject({
      standing: ['REPORTED'],
      reached: ['REPORTED', 'INVESTIGATION', 'CHARGE'],
    });
    expect(history.progress('2021-12-31').standing).toEqual(['REPORTED', 'INVESTIGATION', 'CHARGE']);
  });

  it('keeps what is above the level asked for out of everything', () => {
    const history = new History()
      .proceeding('P')
      .suspect('S')
      .step('REFERRED_TO_STATE', '2020-01-01', { incidents: ['I'] })
      .step('ARRESTED', '2020-02-01', { proceedingId: 'P', suspectId: 'S', level: 2 });
    expect(history.progress('2024-01-01', { level: 1 })).toMatchObject({
      stage: 'REPORTED',
      information: 'SILENT',
      arrested_max: 0,
    });
    expect(history.progress('2024-01-01', { level: 2 })).toMatchObject({
      stage: 'ARREST',
      information: 'KNOWN',
      arrested_min: 1,
    });
  });
});
