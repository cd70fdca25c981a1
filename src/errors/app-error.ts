/** The closed list of `extensions.code` at the API. Codes never change meaning. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'TOO_COSTLY'
  | 'RATE_LIMITED'
  | 'INTERNAL';

/** One fault of the input: where it is, which rule it breaks, and a sentence for a person. */
export interface FieldFault {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** What the system refuses on purpose. `details` goes to the client as it is: never personal data, never SQL. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class UnauthenticatedError extends AppError {
  constructor(message = 'Sign in, or send a valid bearer token.') {
    super('UNAUTHENTICATED', message);
  }
}

export class ForbiddenError extends AppError {
  constructor(message: string) {
    super('FORBIDDEN', message);
  }
}

/** Absent and not readable look the same: one class, one text, no hint. */
export class NotFoundError extends AppError {
  constructor(what: string) {
    super('NOT_FOUND', `${what} was not found.`);
  }
}

/** Bad input: the message repeats the first fault, `extensions.fields` lists all of them. */
export class InvalidInputError extends AppError {
  constructor(readonly fields: readonly FieldFault[]) {
    super('BAD_USER_INPUT', fields[0]?.message ?? 'The input is not valid.', { fields });
  }

  static at(path: string, rule: string, message: string): InvalidInputError {
    return new InvalidInputError([{ path, rule, message }]);
  }
}

/** The record changed since it was read, or an idempotency key was used for something else. */
export class ConflictError extends AppError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('CONFLICT', message, details);
  }
}
