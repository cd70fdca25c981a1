import { InvalidInputError, NotFoundError } from '../errors/app-error.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Type and uuid of an opaque id. Throws BAD_USER_INPUT when it is none: decoding is syntax only (rules S20). */
export function parseNodeId(id: string, path: string): { type: string; id: string } {
  const [type = '', uuid = ''] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  if (!/^[A-Za-z]+$/.test(type) || !UUID.test(uuid)) {
    throw InvalidInputError.at(path, 'ID', `${path} is not an id of this register.`);
  }
  return { type, id: uuid };
}

/** The uuid behind an id of the given type. An id of another type is as absent as a forbidden one. */
export function uuidOf(type: string, id: string, path: string): string {
  const parsed = parseNodeId(id, path);
  if (parsed.type !== type) throw new NotFoundError(`${type} (${path})`);
  return parsed.id;
}

export function nodeIdOf(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}
