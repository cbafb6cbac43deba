import { HeaderMap } from '@apollo/server';
import { type ErrorCode, ReportError } from '../errors.js';

/** A request that is refused before it is one of GraphQL: status, headers, and an error of our form. */
export class HttpError extends ReportError {
  constructor(status: number, code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    // Apollo Server takes status and headers from here, and takes them out of what clients see.
    super(code, message, { http: { status, headers: new HeaderMap(Object.entries(headers)) } });
    this.name = 'HttpError';
  }
}
