import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { AtLeast } from './at-least.js';
import { PlainText } from './plain-text.js';

class Note {
  @PlainText(5)
  text: unknown = 'ok';

  @PlainText(5, { each: true })
  names: unknown = [];

  least: unknown = null;

  @AtLeast('least')
  most: unknown = null;
}

/** Messages about one property after setting others. */
function faults(values: Partial<Note>): string[] {
  return validateSync(Object.assign(new Note(), values)).flatMap(({ constraints }) => Object.values(constraints ?? {}));
}

describe('PlainText', () => {
  it.each(['a', 'abcde', 'a\nb\tc', 'é́', '😀😀😀😀😀'])('takes %p', (text) => {
    expect(faults({ text })).toEqual([]);
  });

  it.each([
    ['', 'text must not be empty.'],
    [' \n', 'text must not be empty.'],
    ['abcdef', 'text must have at most 5 characters.'],
    ['a\u0000b', 'text must hold no control characters other than line feed and tab.'],
    ['a\rb', 'text must hold no control characters other than line feed and tab.'],
    ['a\u0085b', 'text must hold no control characters other than line feed and tab.'],
    ['a\ud800b', 'text must hold whole characters only.'],
    [7, 'text must be a text.'],
  ])('refuses %p and names the rule', (text, message) => {
    expect(faults({ text })).toEqual([message]);
  });

  it('holds for every entry of a list', () => {
    expect(faults({ names: ['a', 'b'] })).toEqual([]);
    expect(faults({ names: ['a', 'abcdef'] })).toEqual(['names must have at most 5 characters.']);
  });
});

describe('AtLeast', () => {
  it('takes equal bounds, and one bound alone', () => {
    expect(faults({ least: 2, most: 2 })).toEqual([]);
    expect(faults({ most: 2 })).toEqual([]);
    expect(faults({ least: 2 })).toEqual([]);
  });

  it('refuses a smaller number and an earlier date', () => {
    expect(faults({ least: 3, most: 2 })).toEqual(['most must not be below least.']);
    expect(faults({ least: '2021-02-01', most: '2021-01-31' })).toEqual(['most must not be below least.']);
  });
});
