import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../access/viewer.js';

/** Characters of JSON that all kept figures may have together. */
const ROOM = 64_000_000;

/**
 * Figures that were made, each under who may see what (the shape of the grants, never the person), the question, and the
 * state of what they may read (rules S11): so a visible change makes a new figure, and a hidden one changes nothing.
 */
@Injectable()
export class FigureCache {
  private readonly figures = new LRUCache<string, object>({
    maxSize: ROOM,
    sizeCalculation: (figure) => JSON.stringify(figure).length,
  });

  /** The figure kept for a question at a state, or else the one that `work` makes, kept from then on. */
  async of(viewer: Viewer, state: string, question: object, work: () => Promise<object>): Promise<object> {
    const sees = viewer.grants.map(({ role, clearance, scope }) => ({ role, clearance, scope }));
    const key = canonicalize({ sees, hasPurpose: viewer.purpose !== null, today: viewer.today, state, question }) ?? '';
    const kept = this.figures.get(key);
    if (kept) return kept;
    const figure = await work();
    this.figures.set(key, figure);
    return figure;
  }
}
