import { AUDIT_ENTITIES } from '../../subgraphs/shared/audit/audit-tables.js';
import type { DatabaseDefinition } from '../../subgraphs/shared/database/database.js';
import { CreateGateway1719792000000 } from './migrations/1719792000000-create-gateway.js';
import { ScriptTokenEntity } from './script-token.entity.js';

/** What the gateway itself keeps: script tokens, and who made and revoked them. Beside the databases of the subgraphs. */
export const gatewayDatabase: DatabaseDefinition = {
  name: 'gateway',
  entities: [...AUDIT_ENTITIES, ScriptTokenEntity],
  migrations: [CreateGateway1719792000000],
};
