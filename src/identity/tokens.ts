import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'pkr_';

/** A new bearer token: 256 random bits. Only its SHA-256 is stored; a slow hash would guard nothing here (rules O5). */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
