export function seedCommand(): void {}
