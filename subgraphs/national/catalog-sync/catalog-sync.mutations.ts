import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { ReportError } from '../../shared/errors.js';
import { checkCount, checkText } from '../../shared/graphql/check-input.js';
import { answer } from '../../shared/section/section-payload.type.js';
import type { NationalContext } from '../context.js';
import {
  AbortCatalogSyncInput,
  FinishCatalogSyncInput,
  PushCatalogItemsInput,
  StartCatalogSyncInput,
} from './catalog-sync.input.js';
import { CatalogSyncRunPayload, PushCatalogItemsPayload } from './catalog-sync.type.js';
import { checkSource } from './check-source.js';
import { readPush } from './push.js';
import { readRunId } from './run-state.js';
import type { NewRun } from './start-run.js';
import { toRun } from './to-run.js';

const SHA256 = /^[0-9a-f]{64}$/i;
const NOT_TAKEN = { results: [], unknownSeen: [], refusedBuckets: [], nextSequence: null };

@Resolver()
export class CatalogSyncMutations {
  @Authorized('catalog:write')
  @Mutation(() => CatalogSyncRunPayload, {
    nullable: true,
    description:
      'Starts a sync run, or goes on with the one of the same key. SYNC_LEASED if another run has the source.',
  })
  startCatalogSync(
    @Arg('input', () => StartCatalogSyncInput) input: StartCatalogSyncInput,
    @Ctx() { sync, actor }: NationalContext,
  ): Promise<CatalogSyncRunPayload> {
    return answer(async () => ({ run: toRun(await sync.start(toNewRun(input), actor())) }), { run: null });
  }

  @Authorized('catalog:write')
  @Mutation(() => PushCatalogItemsPayload, {
    nullable: true,
    description: 'Takes items of a run: each is decided on by itself. A repeated push gets the answer of the first.',
  })
  pushCatalogItems(
    @Arg('input', () => PushCatalogItemsInput) input: PushCatalogItemsInput,
    @Ctx() { sync, actor }: NationalContext,
  ): Promise<PushCatalogItemsPayload> {
    return answer(async () => {
      const taken = await sync.push(readRunId(input.runId), await readPush(input), actor());
      return { ...taken.answer, nextSequence: taken.nextSequence };
    }, NOT_TAKEN);
  }

  @Authorized('catalog:write')
  @Mutation(() => CatalogSyncRunPayload, {
    nullable: true,
    description: 'Ends a run. A full one retires what it did not see, unless the guard stops it. May be repeated.',
  })
  finishCatalogSync(
    @Arg('input', () => FinishCatalogSyncInput) input: FinishCatalogSyncInput,
    @Ctx() { sync, actor }: NationalContext,
  ): Promise<CatalogSyncRunPayload> {
    const { runId, totalSeen, deletePolicy, maxRetirePercent, allowRetire = null } = input;
    return answer(
      async () => {
        checkCount(totalSeen, ['input', 'totalSeen']);
        if (allowRetire !== null) checkCount(allowRetire, ['input', 'allowRetire']);
        if (maxRetirePercent < 0 || maxRetirePercent > 100) {
          throw new ReportError('BAD_USER_INPUT', `Expected 0 to 100 percent, found ${maxRetirePercent}.`, {
            path: ['input', 'maxRetirePercent'],
          });
        }
        const ending = { totalSeen, deletePolicy, maxRetirePercent, allowRetire };
        return { run: toRun(await sync.finish(readRunId(runId), ending, actor())) };
      },
      { run: null },
    );
  }

  @Authorized('catalog:write')
  @Mutation(() => CatalogSyncRunPayload, {
    nullable: true,
    description: 'Gives a run up and its source free; what it has taken stays.',
  })
  abortCatalogSync(
    @Arg('input', () => AbortCatalogSyncInput) { runId }: AbortCatalogSyncInput,
    @Ctx() { sync, actor }: NationalContext,
  ): Promise<CatalogSyncRunPayload> {
    return answer(async () => ({ run: toRun(await sync.abort(readRunId(runId), actor())) }), { run: null });
  }
}

/** @throws {ReportError} BAD_USER_INPUT */
function toNewRun(input: StartCatalogSyncInput): NewRun {
  const { mode, dryRun, onConflict, expectedCount = null, fileName, fileSha256, idempotencyKey } = input;
  if (fileSha256 && !SHA256.test(fileSha256)) {
    throw new ReportError('BAD_USER_INPUT', 'Expected a SHA-256 in hexadecimal, found another text.', {
      path: ['input', 'fileSha256'],
    });
  }
  return {
    source: checkSource(input.source, ['input', 'source']),
    mode,
    dryRun,
    onConflict,
    expectedCount: expectedCount === null ? null : checkCount(expectedCount, ['input', 'expectedCount']),
    fileName: fileName ? checkText(fileName, ['input', 'fileName']).replace(/^.*[\\/]/, '') : null,
    fileSha256: fileSha256?.toLowerCase() ?? null,
    idempotencyKey: idempotencyKey ? checkText(idempotencyKey, ['input', 'idempotencyKey']) : null,
  };
}
