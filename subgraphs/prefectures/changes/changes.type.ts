import { Directive, ObjectType } from 'type-graphql';
import { ChangesStub } from '../../shared/changes/changes-stub.type.js';

@ObjectType()
@Directive('@key(fields: "month from to")')
export class ReportChanges extends ChangesStub {}
