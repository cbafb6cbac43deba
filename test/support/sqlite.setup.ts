import type { TestProject } from 'vitest/node';

export default function setup({ provide }: TestProject): void {
  provide('databaseUrl', null);
}
