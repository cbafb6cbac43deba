import { Admission } from '../../gateway/operations/admission.js';
import { type Manifest, PersistedOperations } from '../../gateway/operations/persisted-operations.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';

/** Judges operations by the limits of embedded use, but for what is given, and lets the schema be read. */
export const openAdmission = (limits: Partial<DoorConfig> = {}, manifests: readonly Manifest[] = []) =>
  new Admission(
    { ...readConfig({ APP_MODE: 'embedded' }).door, ...limits, introspection: true },
    new PersistedOperations(manifests, { operations: 'any', automaticPersistedQueries: false }),
  );
