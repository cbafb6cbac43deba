import type { Readable } from 'node:stream';
import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import type { Version } from '../http/validators.js';
import type { Format } from './formats/formats.js';
import type { Parameters } from './parameters.js';

/** Sends an operation as the caller of the request. */
export type Run = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

/** What is sent, once it is certain that it can be. */
export interface Body {
  stream: Readable;
  /** Of what was read for it, should that have changed since the version was asked for. */
  content: string;
  /** Rows there are, of which the stream may be a page; null if it is no table, or they are many and were not counted. */
  totalRows: number | null;
}

/** One file that can be fetched in several formats: `/export/<name>.<format>`. */
export interface Export {
  name: string;
  formats: readonly Format[];
  /** Names of the parameters it takes. */
  parameters: readonly string[];
  /** Cheap: asked for before every answer, and often all there is to do. */
  version(run: Run, parameters: Parameters): Promise<Version>;
  open(run: Run, parameters: Parameters, format: Format): Promise<Body>;
  /** Whether it may take minutes, so that not everybody can have it at once. */
  isLong?: boolean;
}
