import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordIncident } from '../support/builders.js';
import { aCasualty } from './edition.js';
import { GrowingEdition, killed, reasons } from './growing-edition.js';
import { Scene } from './scene.js';

let scene: Scene;
let edition: GrowingEdition;
beforeAll(async () => {
  scene = await Scene.open();
  edition = new GrowingEdition(scene);
});
afterAll(() => scene.close());

describe('what the importer does not read', () => {
  test('is created, reported as if nothing were hidden, and put before somebody who is cleared', async () => {
    const [secret, open] = [edition.aDay(), edition.aDay()];
    const hidden = await recordIncident(scene.app, {
      mission: secret.mission,
      occurredOn: { from: secret.date },
      classification: 'CONFIDENTIAL',
      victims: [killed({ classification: 'CONFIDENTIAL' })],
    });
    const [row, plain] = [aCasualty(secret), aCasualty(open)];
    const report = await edition.load([row, plain]);
    expect(report).toMatchObject({ created: 2, incidentsCreated: 2, matched: 0 });
    expect(reasons(report)).toEqual([]);
    const made = await scene.victim(row);
    expect(made.reference).not.toBe(hidden.reference);

    const LIST =
      '{ importDoubts(first: 200) { nodes { cells { column value } candidates { incident { reference } } } totalCount } }';
    interface Doubts {
      readonly importDoubts: {
        readonly totalCount: number;
        readonly nodes: readonly {
          readonly cells: readonly { column: string; value: string }[];
          readonly candidates: readonly { incident: { reference: string } }[];
        }[];
      };
    }
    const seenBy = async (actor: string): Promise<Doubts['importDoubts']> =>
      (await scene.app.ask<Doubts>(actor, LIST)).importDoubts;
    const about = ({ nodes }: Doubts['importDoubts']): string[][] =>
      nodes
        .filter(({ cells }) => cells.some(({ column, value }) => column === 'casualty_id' && value === row.id))
        .map(({ candidates }) => candidates.map(({ incident }) => incident.reference).sort());
    expect(about(await seenBy('hq'))).toEqual([[hidden.reference, made.reference].sort()]);
    await scene.app.addActor('uncleared', {
      role: 'MISSION_FOCAL_POINT',
      clearance: 'UNCLASSIFIED',
      missions: [secret.mission],
    });
    const uncleared = await seenBy('uncleared');
    expect(about(uncleared)).toEqual([]);
    expect(uncleared.totalCount).toBe(uncleared.nodes.length);
    const ids = '{ importDoubts(first: 200) { nodes { id cells { column value } } } }';
    const { importDoubts } = await scene.app.ask<{
      importDoubts: { nodes: { id: string; cells: { column: string; value: string }[] }[] };
    }>('hq', ids);
    const doubt = importDoubts.nodes.find(({ cells }) => cells.some(({ value }) => value === row.id));
    const byId = (actor: string): Promise<object> => scene.app.ask(actor, `{ node(id: "${doubt?.id ?? ''}") { id } }`);
    expect(await byId('hq')).toEqual({ node: { id: doubt?.id } });
    expect(await byId('uncleared')).toEqual({ node: null });
  });

  test('is not changed either: a newer edition is told as changed, and a cleared person decides', async () => {
    const day = edition.aDay();
    const row = aCasualty(day);
    await edition.load([row]);
    const before = await scene.victim(row);
    await scene.app.database.write(({ manager }) =>
      manager.query('UPDATE incident SET level = 1 WHERE id = $1', [before.incident]),
    );
    edition.replace(row, { ...row, type: 'Illness' });
    const report = await edition.load([]);
    expect(report).toMatchObject({ changed: 1 });
    expect(await scene.victim(row)).toEqual(before);
    expect(await edition.load([])).toMatchObject({ changed: 0 });
  });

  test('an importer who is cleared matches it', async () => {
    const day = edition.aDay();
    const hidden = await recordIncident(scene.app, {
      mission: day.mission,
      occurredOn: { from: day.date },
      classification: 'CONFIDENTIAL',
      victims: [killed()],
    });
    const row = aCasualty(day);
    expect(await edition.load([row], 'hq')).toMatchObject({ matched: 1, created: 0 });
    expect(await scene.victim(row)).toMatchObject({ reference: hidden.reference });
  });

  test('a doubt that an importer who is cleared raises is as closed as what raised it', async () => {
    const [secret, open] = [edition.aDay(), edition.aDay()];
    const twice = async (day: typeof secret, classification?: string): Promise<void> => {
      for (const part of [{}, classification ? { classification } : {}])
        await recordIncident(scene.app, {
          mission: day.mission,
          occurredOn: { from: day.date },
          ...part,
          victims: [killed()],
        });
    };
    await twice(secret, 'CONFIDENTIAL');
    await twice(open);
    const [hidden, plain] = [aCasualty(secret), aCasualty(open)];
    const report = await edition.load([hidden, plain], 'hq');
    expect(reasons(report)).toEqual(['SEVERAL_CANDIDATES', 'SEVERAL_CANDIDATES']);
    for (const [name, missions] of [
      ['onlySecret', [secret.mission]],
      ['onlyOpen', [open.mission]],
    ] as const)
      await scene.app.addActor(name, { role: 'MISSION_FOCAL_POINT', clearance: 'UNCLASSIFIED', missions });
    const LIST = '{ importDoubts(first: 200) { nodes { cells { value } } } }';
    const sees = async (actor: string, row: { id: string }): Promise<boolean> => {
      const { importDoubts } = await scene.app.ask<{ importDoubts: { nodes: { cells: { value: string }[] }[] } }>(
        actor,
        LIST,
      );
      return importDoubts.nodes.some(({ cells }) => cells.some(({ value }) => value === row.id));
    };
    expect(await sees('hq', hidden)).toBe(true);
    expect(await sees('onlySecret', hidden)).toBe(false);
    expect(await sees('onlyOpen', plain)).toBe(true);
    // Still waiting for who raised it, and said to be nothing special to who does not read it.
    expect(await edition.load([], 'hq')).toMatchObject({ doubts: 2, created: 0 });
  });
});
