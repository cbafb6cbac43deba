import { QueryFailedError } from 'typeorm';

const MAX_TRIES = 5;
const UNIQUE_VIOLATIONS = ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'];

/** Whether a row was refused because another with its key was there first. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code !== undefined && UNIQUE_VIOLATIONS.includes(code);
}

/** Repeats a transaction that lost a race for a key; the next time it sees the row that won. */
export async function retryOnUniqueViolation<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === MAX_TRIES || !isUniqueViolation(error)) throw error;
    }
  }
}
