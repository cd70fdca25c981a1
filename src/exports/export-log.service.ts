import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { hashToken, newSecret } from '../identity/tokens.js';
import type { Language } from '../vocabulary/common.vocabulary.js';
import type { ExportFormat } from '../vocabulary/export.vocabulary.js';
import type { AboutFigure } from './codebook.js';
import type { Tally } from './export.file.js';

const LIFE_MINUTES = 15;
/** What a link's secret looks like; only its SHA-256 is stored. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** What is asked for as a file. */
export interface ExportOrder {
  readonly document: string;
  readonly format: ExportFormat;
  readonly language: Language;
}

/** The same as it was written down, with who asked and why. */
export interface LoggedRequest extends ExportOrder {
  readonly id: string;
  readonly userId: string;
  readonly purpose: string | null;
}

const REQUEST = `r.id, r.user_id AS "userId", r.document, r.format, r.language, r.purpose`;
const ALIVE = 'r.secret_hash = $1 AND r.expires_at > now()';

/** The log of what leaves the register, insert-only: links and their one use, files and what they came to. */
@Injectable()
export class ExportLog {
  constructor(private readonly database: DatabaseService) {}

  /** Writes down a request and returns the secret of its link, which is kept nowhere. */
  async request(viewer: Viewer, order: ExportOrder): Promise<{ secret: string; expiresAt: string }> {
    const secret = newSecret();
    const { expiresAt } = await this.insert(viewer, order, hashToken(secret), LIFE_MINUTES);
    return { secret, expiresAt };
  }

  /** Writes down a request that has no link and is carried out at once. */
  async beginAtOnce(viewer: Viewer, order: ExportOrder): Promise<LoggedRequest> {
    const { id } = await this.insert(viewer, order, null, 0);
    await this.database.read(`INSERT INTO export_delivery (request_id, stage) VALUES ($1, 'BEGUN')`, [id]);
    return { ...order, id, userId: viewer.actorId, purpose: viewer.purpose };
  }

  /** Uses up a link: the request, once, while it lives; null otherwise, whatever the reason. */
  async begin(secret: string): Promise<LoggedRequest | null> {
    if (!SECRET.test(secret)) return null;
    const [row] = await this.database.read<LoggedRequest>(
      `WITH begun AS (INSERT INTO export_delivery (request_id, stage) SELECT r.id, 'BEGUN' FROM export_request r WHERE ${ALIVE}
         ON CONFLICT DO NOTHING RETURNING request_id)
       SELECT ${REQUEST} FROM export_request r JOIN begun b ON b.request_id = r.id`,
      [hashToken(secret)],
    );
    return row ?? null;
  }

  /** The request of a link while it lives, used up or not. */
  async find(secret: string): Promise<LoggedRequest | null> {
    if (!SECRET.test(secret)) return null;
    const [row] = await this.database.read<LoggedRequest>(`SELECT ${REQUEST} FROM export_request r WHERE ${ALIVE}`, [
      hashToken(secret),
    ]);
    return row ?? null;
  }

  /** That the file was made whole. */
  async done(id: string, { rows, bytes }: Tally, about: readonly AboutFigure[]): Promise<void> {
    await this.database.read(
      `INSERT INTO export_delivery (request_id, stage, row_count, byte_count, about) VALUES ($1, 'DONE', $2, $3, $4)`,
      [id, rows, bytes, JSON.stringify(about)],
    );
  }

  /** What the figures of the file said of themselves; null before it was made whole. */
  async aboutOf(id: string): Promise<readonly AboutFigure[] | null> {
    const [row] = await this.database.read<{ about: readonly AboutFigure[] }>(
      `SELECT d.about FROM export_delivery d WHERE d.request_id = $1 AND d.stage = 'DONE'`,
      [id],
    );
    return row?.about ?? null;
  }

  private async insert(
    { actorId, purpose }: Viewer,
    { document, format, language }: ExportOrder,
    hash: Buffer | null,
    minutes: number,
  ): Promise<{ id: string; expiresAt: string }> {
    const id = newId();
    const [row] = await this.database.read<{ expiresAt: string }>(
      `INSERT INTO export_request (id, user_id, document, format, language, purpose, secret_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(mins => $8)) RETURNING instant(expires_at) AS "expiresAt"`,
      [id, actorId, document, format, language, purpose, hash, minutes],
    );
    return { id, expiresAt: row?.expiresAt ?? '' };
  }
}
