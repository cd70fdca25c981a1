import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { ForbiddenError, InvalidInputError } from '../errors/app-error.js';
import { openness } from '../reading/openness.js';
import { Reader, type Ask } from '../reading/reader.js';
import { questionOf, type FigureArgs, type Unit } from './figure.question.js';
import { FunnelService } from './funnel.service.js';
import { causesSql, fingerprintsSql } from './vintages.sql.js';

export interface VintagesArgs extends Pick<FigureArgs, 'filter'> {
  readonly unit: Unit;
  readonly groupBy?: readonly string[] | null;
  readonly asOf: string;
  readonly knownAtBefore: string;
  readonly knownAtAfter: string;
}

/** What changed in a figure between two states of knowledge. */
@Injectable()
export class VintagesService {
  constructor(
    private readonly funnels: FunnelService,
    private readonly reader: Reader,
  ) {}

  /**
   * The funnel as it was known at either instant, and what came to be known in between of the incidents that stand in it
   * otherwise. For those who work on the register alone: to whom cells are hidden, differences would tell them (T13).
   * Throws FORBIDDEN, and BAD_USER_INPUT for instants out of order or in the future.
   */
  async compare(viewer: Viewer, args: VintagesArgs): Promise<object> {
    if (openness(viewer, 'WORK') !== 'all') throw new ForbiddenError('Only focal points compare states of knowledge.');
    const { knownAtBefore, knownAtAfter, groupBy, ...rest } = args;
    if (knownAtAfter <= knownAtBefore)
      throw InvalidInputError.at('knownAtAfter', 'ORDER', 'knownAtAfter must lie after knownAtBefore.');
    const funnel = (knownAt: string): Promise<object> => this.funnels.funnel(viewer, { ...rest, groupBy, knownAt });
    const [before, after] = [await funnel(knownAtBefore), await funnel(knownAtAfter)];
    const causes = await this.reader.figure(viewer, knownAtAfter, async (ask) => {
      const [old, now] = [
        await prints(ask, viewer, args, knownAtBefore),
        await prints(ask, viewer, args, knownAtAfter),
      ];
      const moved = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
      return ask((q) => causesSql(moved, knownAtBefore, knownAtAfter, q));
    });
    return { before, after, causes };
  }
}

async function prints(ask: Ask, viewer: Viewer, args: VintagesArgs, knownAt: string): Promise<Map<string, string>> {
  const { unit, filter, asOf, groupBy } = args;
  const asked = { unit, filter, asOf, knownAt };
  const rows = await ask<{ id: string; print: string }>((q) =>
    fingerprintsSql(questionOf(viewer, asked, q), groupBy ?? [], q),
  );
  return new Map(rows.map(({ id, print }) => [id, print]));
}
