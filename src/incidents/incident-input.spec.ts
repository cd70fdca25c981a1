import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { RecordIncidentInput } from './record-incident.input.js';

/** GraphQL hands over objects without a prototype; so do these. */
function bare(values: object): object {
  return Object.assign(Object.create(null) as object, values);
}

const victim = { status: 'KILLED', personnelCategory: 'CONTINGENT' };
const source = { citation: 'A report', reliability: 'B', credibility: 'TWO', isPublic: true };
const valid = {
  mission: 'MINUSMA',
  occurredOn: bare({ from: '2019-01-20', precision: 'DAY' }),
  offences: ['MURDER'],
  means: 'SHOOTING',
  context: 'ATTACK_ON_BASE',
  perpetratorClass: 'NON_STATE_GROUP',
  victims: [bare(victim)],
  sources: [bare(source)],
};

const leaves = (error: ValidationError, path: string): string[] => {
  const here = path ? `${path}.${error.property}` : error.property;
  return [
    ...Object.keys(error.constraints ?? {}).map((rule) => `${here}: ${rule}`),
    ...(error.children ?? []).flatMap((child) => leaves(child, here)),
  ];
};

function faults(changes: object): string[] {
  const input = plainToInstance(RecordIncidentInput, bare({ ...valid, ...changes }));
  return validateSync(input).flatMap((error) => leaves(error, ''));
}

describe('RecordIncidentInput', () => {
  it('takes the least that an incident needs', () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['an incident without an offence', { offences: [] }, ['offences: arrayMinSize']],
    ['a value that is not in the list', { means: 'ICE' }, ['means: isEnum']],
    ['a control character in a summary', { summary: 'a\u0007' }, ['summary: plainText']],
    [
      'a latitude beyond the pole',
      { location: bare({ latitude: 91, precision: 'EXACT' }) },
      ['location.latitude: max'],
    ],
    ['bounds in the wrong order', { attackers: bare({ min: 5, max: 4 }) }, ['attackers.max: atLeast']],
    [
      'dates in the wrong order',
      { occurredOn: bare({ from: '2019-01-20', to: '2019-01-19', precision: 'RANGE' }) },
      ['occurredOn.to: atLeast'],
    ],
    [
      'faults of a victim, by the place in the list',
      { victims: [bare(victim), bare({ ...victim, fullName: '', persons: bare({ min: 0, max: 100_001 }) })] },
      ['victims.1.persons.max: max', 'victims.1.fullName: plainText'],
    ],
    [
      'an address that is neither http nor https',
      { sources: [bare({ ...source, url: 'javascript:alert(1)' })] },
      ['sources.0.url: isUrl'],
    ],
    [
      'more victims than one call takes',
      { victims: Array.from({ length: 201 }, () => bare(victim)) },
      ['victims: arrayMaxSize'],
    ],
  ])('refuses %s', (_name, changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });
});
