import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ReportError } from '../../shared/errors.js';
import type { NationalContext } from '../context.js';
import { Ministry } from '../ministry/ministry.type.js';
import { ResourceChangeKind } from './code-list-enums.js';
import { ExternalId, NationalResource } from './national-resource.type.js';
import { Provenance, ResourceVersion } from './resource-history.type.js';

const MAX_VERSIONS = 1_000;

@Resolver(() => NationalResource)
export class NationalResourceResolver {
  @Query(() => NationalResource, {
    nullable: true,
    description:
      'The entry with this code; null if there is none. Of several sources that give it, an active one, and of those the one that was there first.',
  })
  nationalResource(
    @Arg('code', () => ID) code: string,
    @Ctx() { loaders }: NationalContext,
  ): Promise<NationalResource | null> {
    return loaders.resourceByCode.load(code);
  }

  @FieldResolver(() => Ministry, { nullable: true, description: '提供方; null if it is not in the registry.' })
  ministry(
    @Root() { ministryId }: NationalResource,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Ministry | null> | null {
    return ministryId === null ? null : loaders.ministry.load(ministryId);
  }

  @FieldResolver(() => [ExternalId], { description: 'What its source calls it.' })
  @Directive('@listSize(assumedSize: 1)')
  externalIds(@Root() { source, externalId }: NationalResource): ExternalId[] {
    return [{ source, externalId }];
  }

  @FieldResolver(() => Provenance, { description: 'Where it was read as it is now.' })
  async provenance(
    @Root() { source, runId, line, contentHash, changedAt }: NationalResource,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Provenance> {
    const run = runId === null ? null : await loaders.run.load(runId);
    const { fileName = null, fileSha256 = null } = run ?? {};
    return { source, runId, fileName, fileSha256, line, contentHash, at: changedAt };
  }

  @FieldResolver(() => [ResourceVersion], { description: 'Its versions, the newest first.' })
  @Directive(`@listSize(assumedSize: ${MAX_VERSIONS}, slicingArguments: ["first"])`)
  async history(
    @Root() resource: NationalResource,
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MAX_VERSIONS}.` }) first: number,
    @Ctx() { loaders }: NationalContext,
  ): Promise<ResourceVersion[]> {
    if (first < 1 || first > MAX_VERSIONS) {
      throw new ReportError('BAD_USER_INPUT', `Expected "first" from 1 to ${MAX_VERSIONS}, found ${first}.`);
    }
    const changes = await loaders.resourceChange.load(resource.id);
    const versions = changes.map(({ runId, ...change }) => ({
      ...change,
      runId: runId === null ? null : String(runId),
    }));
    const { createdAt: changedAt, createdBy: changedBy, createdRunId: runId } = resource;
    const created = { version: 1, kind: ResourceChangeKind.CREATED, changedAt, changedBy, runId, reason: null };
    return [...versions, { ...created, changes: [] }].slice(0, first);
  }

  @FieldResolver(() => [String], {
    description: 'Snapshots that recommend it, drafts included: `reports` picks what the caller may see.',
  })
  @Directive('@inaccessible')
  recommendingSnapshots(@Root() resource: NationalResource, @Ctx() { loaders }: NationalContext): Promise<string[]> {
    return loaders.recommendingSnapshots.load(resource);
  }
}
