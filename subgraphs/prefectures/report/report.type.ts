import { Directive, ObjectType } from 'type-graphql';
import { ReportStub } from '../../shared/report/report-stub.type.js';

@ObjectType()
@Directive('@key(fields: "month revision")')
export class MonthlyReport extends ReportStub {}
