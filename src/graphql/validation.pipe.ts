import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';

function faults(errors: readonly ValidationError[], at = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const step = /^\d+$/.test(error.property) ? `[${error.property}]` : `${at === '' ? '' : '.'}${error.property}`;
    const path = `${at}${step}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      rule,
      message: `${path}: ${message}`,
    }));
    return [...own, ...faults(error.children ?? [], path)];
  });
}

/** class-validator on every input; a refusal names each path, rule and a sentence. `name` is the argument's name. */
export const validationPipe = new ValidationPipe({
  transform: true,
  exceptionFactory: (errors) => new InvalidInputError(faults(errors)),
});
