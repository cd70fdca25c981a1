import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { Viewer } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { ConflictError } from '../errors/app-error.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

const KEPT = '48 hours';

/** Makes a mutation repeatable: the same key by the same person answers with the ids made then (rules S6). */
@Injectable()
export class IdempotencyService {
  /**
   * Runs `work` once for a key within 48 hours; a repetition returns the first result. Results are ids, re-read with
   * today's rights by the caller. Throws CONFLICT when the key was used with other content.
   */
  async once<T>(
    tx: Writing,
    viewer: Viewer,
    mutation: string,
    input: { readonly idempotencyKey?: string | null },
    work: () => Promise<T>,
  ): Promise<T> {
    const key = input.idempotencyKey;
    if (key == null) return work();
    const inputHash = createHash('sha256')
      .update(canonicalize(input) ?? '')
      .digest('hex');
    const userId = viewer.actorId;
    await tx.manager.query(
      `DELETE FROM idempotency_key WHERE user_id = $1 AND recorded_at < written_at() - $2::interval`,
      [userId, KEPT],
    );
    const known = await tx.manager.findOneBy(IdempotencyKey, { userId, mutation, key });
    if (known && known.inputHash !== inputHash) {
      throw new ConflictError('This idempotency key was used for something else within the last 48 hours.');
    }
    if (known) return known.result as T;
    const result = await work();
    await tx.manager.query(
      'INSERT INTO idempotency_key (user_id, mutation, key, input_hash, result) VALUES ($1, $2, $3, $4, $5)',
      [userId, mutation, key, inputHash, JSON.stringify(result)],
    );
    return result;
  }
}
