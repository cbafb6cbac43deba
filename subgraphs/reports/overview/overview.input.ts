import { Field, InputType, Int } from 'type-graphql';
import type {
  ApplicationCounts,
  Contact,
  Distribution,
  ExchangeVolumes,
  OverviewSection,
} from '../../../issue/issue.js';
import type { Volume } from '../../../issue/volume.js';
import { FigureSourceInput, toSources } from '../../shared/figure-source/figure-source.type.js';
import { at, checkCount, checkText } from '../../shared/graphql/check-input.js';
import { DateScalar } from '../../shared/graphql/scalars.js';
import { PutSectionInput } from '../../shared/section/section.input.js';
import { toVolume, VolumeInput } from '../../shared/volume/volume.input.js';

const NOT_PRINTED = { nullable: true } as const;

@InputType({ description: '一（一）: counts as printed, null where not printed.' })
export class ApplicationCountsInput {
  @Field(() => Int, NOT_PRINTED)
  submitted?: number | null;

  @Field(() => Int, NOT_PRINTED)
  reviewed?: number | null;

  @Field(() => Int, NOT_PRINTED)
  pending?: number | null;

  @Field(() => Int, NOT_PRINTED)
  unconditional?: number | null;

  @Field(() => Int, NOT_PRINTED)
  issued?: number | null;

  @Field(() => Int, NOT_PRINTED)
  rejected?: number | null;
}

@InputType({ description: '一（二）: volumes as printed, null where not printed.' })
export class ExchangeVolumesInput {
  @Field(() => VolumeInput, NOT_PRINTED)
  total?: VolumeInput | null;

  @Field(() => VolumeInput, NOT_PRINTED)
  departmentService?: VolumeInput | null;

  @Field(() => VolumeInput, NOT_PRINTED)
  departmentUsage?: VolumeInput | null;

  @Field(() => VolumeInput, NOT_PRINTED)
  prefectureService?: VolumeInput | null;

  @Field(() => VolumeInput, NOT_PRINTED)
  prefectureUsage?: VolumeInput | null;
}

@InputType({ description: '报、送、发 and 共印 as printed, null where not printed.' })
export class DistributionInput {
  @Field(() => String, NOT_PRINTED)
  reportedTo?: string | null;

  @Field(() => String, NOT_PRINTED)
  sentTo?: string | null;

  @Field(() => String, NOT_PRINTED)
  issuedTo?: string | null;

  @Field(() => String, NOT_PRINTED)
  issuingOffice?: string | null;

  @Field(() => Int, NOT_PRINTED)
  copies?: number | null;

  @Field(() => Int, NOT_PRINTED)
  electronicCopies?: number | null;
}

@InputType({ description: 'Cover, section 一 and colophon, whole.' })
export class OverviewInput {
  @Field(() => String, { description: 'As on the cover.' })
  title!: string;

  @Field(() => String, { description: 'As on the cover.' })
  publisher!: string;

  @Field(() => DateScalar, { description: '印发日期.' })
  issuedOn!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Computer-made; must be said in the title too.' })
  synthetic!: boolean;

  @Field(() => ApplicationCountsInput, NOT_PRINTED)
  applications?: ApplicationCountsInput | null;

  @Field(() => ExchangeVolumesInput, NOT_PRINTED)
  exchange?: ExchangeVolumesInput | null;

  @Field(() => DistributionInput, NOT_PRINTED)
  distribution?: DistributionInput | null;

  @Field(() => [FigureSourceInput], { defaultValue: [] })
  sources!: FigureSourceInput[];
}

@InputType()
export class PutOverviewInput extends PutSectionInput {
  @Field(() => OverviewInput)
  content!: OverviewInput;
}

@InputType({ description: '联系人 of the note: personal data, readable with contact:read only.' })
export class PutContactInput {
  @Field(() => String, { description: 'The `draftToken` of the revision, as `openRevision` gives it.' })
  draftToken!: string;

  @Field(() => String, NOT_PRINTED)
  name?: string | null;

  @Field(() => String, NOT_PRINTED)
  email?: string | null;

  @Field(() => String, NOT_PRINTED)
  phone?: string | null;
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export function toOverview(input: OverviewInput): OverviewSection {
  const { applications, exchange, distribution } = input;
  return {
    title: checkText(input.title, ['title']),
    publisher: checkText(input.publisher, ['publisher']),
    issuedOn: input.issuedOn,
    synthetic: input.synthetic,
    applications: applications ? nullIfEmpty(at(['applications'], () => toCounts(applications))) : null,
    exchange: exchange ? nullIfEmpty(at(['exchange'], () => toVolumes(exchange))) : null,
    distribution: distribution ? nullIfEmpty(at(['distribution'], () => toDistribution(distribution))) : null,
    sources: toSources(input.sources),
  };
}

/** @throws {ReportError} BAD_USER_INPUT, which never repeats what was found. */
export function toContact({ name = null, email = null, phone = null }: PutContactInput): Contact {
  return { name, email, phone };
}

const countOrNull = (count: number | null | undefined, field: string) =>
  count === null || count === undefined ? null : checkCount(count, [field]);

const textOrNull = (text: string | null | undefined, field: string) => (text ? checkText(text, [field]) : null);

const volumeOrNull = (volume: VolumeInput | null | undefined, field: string): Volume | null =>
  volume ? at([field], () => toVolume(volume)) : null;

const toCounts = (input: ApplicationCountsInput): ApplicationCounts => ({
  submitted: countOrNull(input.submitted, 'submitted'),
  reviewed: countOrNull(input.reviewed, 'reviewed'),
  pending: countOrNull(input.pending, 'pending'),
  unconditional: countOrNull(input.unconditional, 'unconditional'),
  issued: countOrNull(input.issued, 'issued'),
  rejected: countOrNull(input.rejected, 'rejected'),
});

const toVolumes = (input: ExchangeVolumesInput): ExchangeVolumes => ({
  total: volumeOrNull(input.total, 'total'),
  departmentService: volumeOrNull(input.departmentService, 'departmentService'),
  departmentUsage: volumeOrNull(input.departmentUsage, 'departmentUsage'),
  prefectureService: volumeOrNull(input.prefectureService, 'prefectureService'),
  prefectureUsage: volumeOrNull(input.prefectureUsage, 'prefectureUsage'),
});

const toDistribution = (input: DistributionInput): Distribution => ({
  reportedTo: textOrNull(input.reportedTo, 'reportedTo'),
  sentTo: textOrNull(input.sentTo, 'sentTo'),
  issuedTo: textOrNull(input.issuedTo, 'issuedTo'),
  issuingOffice: textOrNull(input.issuingOffice, 'issuingOffice'),
  copies: countOrNull(input.copies, 'copies'),
  electronicCopies: countOrNull(input.electronicCopies, 'electronicCopies'),
});

/** A group of which nothing is printed is not printed. */
function nullIfEmpty<T extends object>(group: T): T | null {
  return Object.values(group).every((value) => value === null) ? null : group;
}
