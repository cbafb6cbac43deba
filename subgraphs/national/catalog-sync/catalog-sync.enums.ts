import { registerEnumType } from 'type-graphql';

export enum CatalogSyncMode {
  FULL = 'FULL',
  DELTA = 'DELTA',
}

registerEnumType(CatalogSyncMode, {
  name: 'CatalogSyncMode',
  valuesConfig: {
    FULL: {
      description: '全量: the source is given whole; what is not in it can be retired when the run is finished.',
    },
    DELTA: { description: '增量: only what is new or changed is given; nothing is retired.' },
  },
});

export enum CatalogConflictPolicy {
  KEEP = 'KEEP',
  OVERWRITE = 'OVERWRITE',
}

registerEnumType(CatalogConflictPolicy, {
  name: 'CatalogConflictPolicy',
  description:
    'What becomes of an entry that a person edited since its source last gave it, when the source changes it too.',
  valuesConfig: {
    KEEP: { description: 'It stays as the person left it; the outcome is CONFLICT.' },
    OVERWRITE: { description: 'It becomes what the source says; the edit stays in the history.' },
  },
});

export enum CatalogSyncStatus {
  RUNNING = 'RUNNING',
  FINISHING = 'FINISHING',
  SUCCEEDED = 'SUCCEEDED',
  PARTIAL = 'PARTIAL',
  STOPPED_BY_GUARD = 'STOPPED_BY_GUARD',
  ABORTED = 'ABORTED',
}

registerEnumType(CatalogSyncStatus, {
  name: 'CatalogSyncStatus',
  valuesConfig: {
    RUNNING: { description: 'Takes items.' },
    FINISHING: { description: 'Retires what was not seen; finish it again if the answer was lost.' },
    SUCCEEDED: { description: 'Done, every item taken.' },
    PARTIAL: { description: 'Done, but some items were rejected or in conflict.' },
    STOPPED_BY_GUARD: { description: 'Items were taken, nothing was retired: `message` says why and what to do.' },
    ABORTED: { description: 'Given up, or overtaken by another run after its lease had expired. What it took stays.' },
  },
});

export enum CatalogItemOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  RESTORED = 'RESTORED',
  REJECTED = 'REJECTED',
  CONFLICT = 'CONFLICT',
}

registerEnumType(CatalogItemOutcome, {
  name: 'CatalogItemOutcome',
  valuesConfig: {
    CREATED: { description: 'New to the catalog.' },
    UPDATED: { description: 'Known, and changed: see `changes`.' },
    UNCHANGED: { description: 'As the source gave it before; nothing was written.' },
    RESTORED: { description: 'It was retired and is back.' },
    REJECTED: { description: 'Not taken: see `errors`.' },
    CONFLICT: { description: 'A person edited it since the source last gave it; kept as it is. See `errors`.' },
  },
});

export enum CatalogDeletePolicy {
  RETIRE = 'RETIRE',
  NONE = 'NONE',
}

registerEnumType(CatalogDeletePolicy, {
  name: 'CatalogDeletePolicy',
  description: 'What a full run does with entries of its source that it did not see.',
  valuesConfig: {
    RETIRE: { description: 'They are retired, within the limits of the guard.' },
    NONE: { description: 'They stay.' },
  },
});
