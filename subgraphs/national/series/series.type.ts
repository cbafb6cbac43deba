import { Directive, ObjectType } from 'type-graphql';
import { SeriesStub } from '../../shared/series/series-stub.type.js';

@ObjectType()
@Directive('@key(fields: "key")')
export class ReportSeries extends SeriesStub {}
