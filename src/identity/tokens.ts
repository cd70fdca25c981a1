import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'pkr_';

/** 256 random bits. Only their SHA-256 is stored; a slow hash would guard nothing here (rules O5). */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A new bearer token. */
export const newToken = (): string => PREFIX + newSecret();

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
