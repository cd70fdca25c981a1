import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { DatabaseService } from '../../src/database/database.service.js';
import { insertRows } from '../../src/database/insert-rows.js';
import { newId } from '../../src/database/new-id.js';
import { IncidentWriter, type IncidentDraft } from '../../src/incidents/incident.writer.js';
import { IncidentLink } from '../../src/proceedings/incident-link.entity.js';
import { Proceeding } from '../../src/proceedings/proceeding.entity.js';

const DAY = 86_400_000;
const dayOf = (n: number): string => new Date(Date.UTC(2013, 0, 1) + (n % 4_500) * DAY).toISOString().slice(0, 10);

function draft(n: number, missionId: string): IncidentDraft {
  const on = { from: dayOf(n), to: dayOf(n), precision: 'DAY', approximate: false } as const;
  const victim = {
    personsMin: 1,
    personsMax: 1,
    contributingCountry: 'MAR',
    citizenships: [],
    personnelCategory: 'CONTINGENT',
    sex: 'MALE',
    inUnToll: true,
    level: 0,
    isWithdrawn: false,
  };
  return {
    acronym: 'MINUSCA',
    occurredOn: on,
    incident: {
      missionId,
      hostState: 'CAF',
      hostStateBasis: 'MISSION_DEFAULT',
      otherCompetentStates: [],
      offences: ['MURDER'],
      means: 'SHOOTING',
      context: 'AMBUSH',
      perpetratorClass: 'UNKNOWN',
      decidedExclusions: [],
      confirmation: 'CONFIRMED',
      enrolmentBasis: 'OFFICIAL_LIST',
      openedToHost: false,
      isSynthetic: true,
      level: 0,
    },
    victims: Array.from({ length: 1 + (n % 3) }, (_, i) => ({
      victim,
      status: { status: i === 2 ? 'INJURED' : 'KILLED', on },
    })),
    sources: [{ citation: 'Benchmark', reliability: 'A', credibility: 'ONE', isPublic: true }],
  };
}

/** Fills a register for a benchmark: incidents with one to three victims, every other one with a proceeding; then ANALYZE. */
export async function fillRegister(app: INestApplicationContext, ownerUrl: string, incidents: number): Promise<void> {
  const database = app.get(DatabaseService);
  const writer = app.get(IncidentWriter);
  const [mission] = await database.read<{ id: string }>(`SELECT id FROM mission WHERE acronym = 'MINUSCA'`);
  const [user] = await database.read<{ id: string }>('SELECT id FROM app_user LIMIT 1');
  for (let from = 0; from < incidents; from += 1_000) {
    await database.write(async (tx) => {
      const written = await writer.insert(
        tx,
        user?.id ?? '',
        Array.from({ length: 1_000 }, (_, i) => draft(from + i, mission?.id ?? '')),
        2,
      );
      const tied = written.filter((_, i) => i % 2 === 0).map(({ id }) => ({ incidentId: id, proceedingId: newId() }));
      const common = { level: 0, recordedById: user?.id ?? '' };
      await insertRows(
        tx.manager,
        Proceeding,
        tied.map(({ proceedingId }) => ({
          id: proceedingId,
          nature: 'CRIMINAL',
          courtKind: 'CIVIL',
          forumState: 'CAF',
          court: 'Criminal Court',
          flags: [],
          ...common,
        })),
      );
      await insertRows(
        tx.manager,
        IncidentLink,
        tied.map((tie) => ({
          id: newId(),
          ...tie,
          basis: 'SOURCE',
          verification: 'ACCEPTED',
          isEnded: false,
          ...common,
        })),
      );
    });
  }
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ANALYZE');
  await owner.end();
}
