import { registerDecorator } from 'class-validator';

/**
 * The value is not below the one in `other`; either may be absent. Holds for numbers and for ISO dates, which compare as
 * texts. Constraint name `atLeast`.
 */
export function AtLeast(other: string): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'atLeast',
      target: target.constructor,
      propertyName: String(property),
      constraints: [other],
      validator: {
        validate: (value, args) => {
          const floor = (args?.object as Record<string, unknown> | undefined)?.[other] ?? null;
          return value == null || floor === null || (value as number | string) >= (floor as number | string);
        },
        defaultMessage: () => `${String(property)} must not be below ${other}.`,
      },
    });
}
