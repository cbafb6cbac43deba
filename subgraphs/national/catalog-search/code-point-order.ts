import { byDialect, sql } from '../../shared/database/sql.js';

/**
 * Put after a text column in search: compares by code points, on both databases. PostgreSQL would otherwise order by the
 * language of the database, and pass over the indices of search, which are in this order.
 */
export const BY_CODE_POINT = byDialect({ sqlite: sql``, postgres: sql`COLLATE "C"` });
