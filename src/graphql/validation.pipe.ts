import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';

function faults(errors: readonly ValidationError[], at = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const step = /^\d+$/.test(error.property) ? `[${error.property}]` : `${at === '' ? '' : '.'}${error.property}`;
    const path = `${at}${step}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({ path, rule, message }));
    return [...own, ...faults(error.children ?? [], path)];
  });
}

/** class-validator on every input; a refusal names each path from the argument down, the rule and a sentence. */
class InputValidationPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, exceptionFactory: (errors) => new InvalidInputError(faults(errors)) });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      const under = metadata.data === undefined ? '' : `${metadata.data}.`;
      throw new InvalidInputError(
        error.fields.map(({ path, rule, message }) => {
          const from = `${under}${path}`;
          return { path: from, rule, message: `${from}: ${message}` };
        }),
      );
    }
  }
}

export const validationPipe = new InputValidationPipe();
