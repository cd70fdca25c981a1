import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files.js';

const LONGEST_FILE = 250;
/** Rows, words and example cases: long because there are many of them, not because they do much. */
const DATA = /^src\/(.*\/)?(seeds|vocabulary|cases)\/|\.cases\.ts$/;
/**
 * The kernel and the reader together, counted as the formatter breaks lines. It is no GraphQL engine and shall not become
 * one: what does not fit is an ordinary resolver with a query of its own.
 */
const LARGEST_READING = 1_220;

const linesOf = ({ text }: SourceFile): number => text.split('\n').length - 1;

const tooLong = (files: readonly SourceFile[]): string[] =>
  files
    .filter((file) => !DATA.test(file.path) && linesOf(file) > LONGEST_FILE)
    .map((file) => `${file.path} has ${linesOf(file)} lines`);

const sum = (files: readonly SourceFile[]): number => files.reduce((total, file) => total + linesOf(file), 0);

describe('sizes', () => {
  it('of files can be read in one sitting', () => {
    expect(tooLong(sourceFiles('src', 'migrations', 'test'))).toEqual([]);
    const long = 'x;\n'.repeat(LONGEST_FILE + 1);
    const planted = ['src/incidents/incident.service.ts', 'src/reference-data/seeds/missions.ts'];
    expect(tooLong(planted.map((path) => ({ path, text: long })))).toEqual([`${planted[0]} has 251 lines`]);
  });

  it('of kernel and reader together stay small', () => {
    expect(sum(sourceFiles('src/reading'))).toBeLessThanOrEqual(LARGEST_READING);
    const planted = { path: 'src/reading/sixth-form.ts', text: 'x;\n'.repeat(200) };
    expect(sum([...sourceFiles('src/reading'), planted])).toBeGreaterThan(LARGEST_READING);
  });
});
