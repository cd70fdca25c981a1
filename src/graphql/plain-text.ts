import { registerDecorator, type ValidationOptions } from 'class-validator';

const CONTROL = /[\p{Cc}]/u;
/** Half a surrogate pair is no character, and no database stores it. */
const LONE_SURROGATE = /\p{Cs}/u;
const ALLOWED_CONTROL = /[\n\t]/g;

/** Which part of the rule a text breaks, as a sentence about `name`; null when it breaks none. Length in characters. */
function faultIn(value: unknown, name: string, max: number): string | null {
  if (typeof value !== 'string') return `${name} must be a text.`;
  if (value.trim() === '') return `${name} must not be empty.`;
  if (value.length > max && [...value].length > max) return `${name} must have at most ${max} characters.`;
  if (CONTROL.test(value.replace(ALLOWED_CONTROL, ''))) {
    return `${name} must hold no control characters other than line feed and tab.`;
  }
  if (LONE_SURROGATE.test(value)) return `${name} must hold whole characters only.`;
  return null;
}

/**
 * A text of 1 to `max` characters, not blank, without control characters other than line feed and tab,
 * without halves of surrogate pairs.
 * Constraint name `plainText`; with `{ each: true }` it holds for every entry of a list.
 */
export function PlainText(max: number, options: ValidationOptions = {}): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'plainText',
      target: target.constructor,
      propertyName: String(property),
      constraints: [max],
      options,
      validator: {
        validate: (value) => faultIn(value, String(property), max) === null,
        defaultMessage: (args) => messageFor(args?.value, String(property), max),
      },
    });
}

function messageFor(value: unknown, property: string, max: number): string {
  const entries = Array.isArray(value) ? value : [value];
  const faults = entries.map((entry) => faultIn(entry, property, max)).filter((fault) => fault !== null);
  return faults[0] ?? `${property} must be a text of 1 to ${max} characters.`;
}
