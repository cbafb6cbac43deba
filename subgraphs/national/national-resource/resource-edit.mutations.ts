import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import { checkItem } from '../../../catalog/check-item.js';
import { ReportError } from '../../shared/errors.js';
import { checkText } from '../../shared/graphql/check-input.js';
import { answer } from '../../shared/section/section-payload.type.js';
import { checkSource } from '../catalog-sync/check-source.js';
import type { NationalContext } from '../context.js';
import {
  NationalResourcePayload,
  RetireNationalResourceInput,
  UpsertNationalResourceInput,
} from './resource-edit.input.js';
import { toResource } from './to-resource.js';

@Resolver()
export class ResourceEditMutations {
  @Authorized('catalog:write')
  @Mutation(() => NationalResourcePayload, {
    nullable: true,
    description: 'Changes or makes one entry. CONFLICT if it was changed since the caller read it.',
  })
  upsertNationalResource(
    @Arg('input', () => UpsertNationalResourceInput) input: UpsertNationalResourceInput,
    @Ctx() { editor, actor }: NationalContext,
  ): Promise<NationalResourcePayload> {
    return answer(
      async () => {
        const source = checkSource(input.source, ['input', 'source']);
        const reason = input.reason ? checkText(input.reason, ['input', 'reason']) : null;
        const row = await editor.upsert(source, toItem(input.item), input.expectedVersion, reason, actor());
        return { resource: toResource(row) };
      },
      { resource: null },
    );
  }

  @Authorized('catalog:write')
  @Mutation(() => NationalResourcePayload, {
    nullable: true,
    description: 'Retires one entry. It comes back when its source gives it again.',
  })
  retireNationalResource(
    @Arg('input', () => RetireNationalResourceInput) input: RetireNationalResourceInput,
    @Ctx() { editor, loaders, actor }: NationalContext,
  ): Promise<NationalResourcePayload> {
    return answer(
      async () => {
        const { id, code, expectedVersion } = input;
        if (Boolean(id) === Boolean(code)) {
          throw new ReportError('BAD_USER_INPUT', 'Expected either an id or a code, found both or none.', {
            path: ['input'],
          });
        }
        const found = id ? await loaders.resource.load(id) : await loaders.resourceByCode.load(code ?? '');
        const reason = checkText(input.reason, ['input', 'reason']);
        const row = await editor.retire(Number(found?.id ?? 0), expectedVersion, reason, actor());
        return { resource: toResource(row) };
      },
      { resource: null },
    );
  }
}

/** The first thing that is wrong with it, as an error a person can act on. */
function toItem(raw: unknown): CatalogItem {
  const { item, errors } = checkItem(raw);
  if (item) return item;
  const [{ field, message, hint } = { field: null, message: '', hint: null }] = errors;
  const path = ['input', 'item', ...(field?.split('.') ?? [])];
  throw new ReportError('BAD_USER_INPUT', hint ? `${message} ${hint}` : message, { path });
}
