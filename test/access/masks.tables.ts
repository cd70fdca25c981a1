/** Who is asked, left to right in the table of canaries. */
export const READERS = ['hq', 'mission', 'hostState', 'contributor', 'researcher', 'donor', 'auditor', 'administrator'];
export const CANARIES: readonly string[] = [];
export const WITHHELD: Readonly<Record<string, unknown>> = {};
