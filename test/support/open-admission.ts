import { Admission } from '../../gateway/operations/admission.js';
import { PersistedOperations } from '../../gateway/operations/persisted-operations.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';

/** Judges operations by the limits of embedded use, and lets the schema be read. */
export const openAdmission = () =>
  new Admission(
    { ...readConfig({ APP_MODE: 'embedded' }).door, introspection: true },
    new PersistedOperations([], { operations: 'any', automaticPersistedQueries: false }),
  );
