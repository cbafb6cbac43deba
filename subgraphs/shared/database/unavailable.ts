/** What SQLite says of a disk that is full, fails, or cannot be written, and of a lock another process holds. */
const SQLITE = /^SQLITE_(?:FULL|IOERR|READONLY|BUSY|CANTOPEN)/;
/** No connection, no resources, shut down, cancelled by a time limit, lock not free, deadlock, read-only stand-in, disk. */
const POSTGRES = /^(?:08|53|57P|40)...?$|^(?:57014|55P03|25P03|25006|58030)$/;
const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
/** Errors of PostgreSQL's driver, its pool and TypeORM that have no code. */
const UNCODED =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Query runner already released|Client (?:was closed|has encountered a connection error))/;

/**
 * Whether the database did not do what it was asked to for a reason of its own, which may be gone the next time: nobody's
 * mistake, neither the caller's nor ours.
 */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return SQLITE.test(code) || POSTGRES.test(code) || SOCKET.test(code);
  return error instanceof Error && UNCODED.test(error.message);
}

/** Whether another connection holds the lock of a SQLite file. */
export const isLockedError = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;

/** Of the driver's error, which TypeORM wraps. */
function codeOf(error: unknown): string | null {
  const { driverError, code } = Object(error) as { driverError?: { code?: unknown }; code?: unknown };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : null;
}
