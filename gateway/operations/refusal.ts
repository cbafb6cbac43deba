import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, ReportError } from '../../subgraphs/shared/errors.js';

const MAX_ERRORS = 5;
const MAX_MESSAGE_LENGTH = 300;

/** A request that is not worked on, with everything that is wrong with it. Nothing was planned or fetched for it. */
export class Refusal extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  constructor(
    errors: readonly GraphQLFormattedError[],
    readonly status = 400,
  ) {
    super(errors[0]?.message);
    this.name = 'Refusal';
    this.errors = errors.slice(0, MAX_ERRORS);
  }

  static because(code: ErrorCode, message: string, status = 400): Refusal {
    return Refusal.of([new ReportError(code, message)], code, status);
  }

  /** @param code  Of those errors that have none of their own. */
  static of(errors: readonly GraphQLError[], code: ErrorCode, status = 400): Refusal {
    const formatted = errors.map((error) => {
      const { message, locations, extensions } = error.toJSON();
      const { http: _http, ...details } = extensions ?? {};
      return {
        message: message.slice(0, MAX_MESSAGE_LENGTH),
        ...(locations && { locations }),
        extensions: { code, ...details },
      };
    });
    return new Refusal(formatted, status);
  }

  /** As one error, for callers that take no more. */
  toGraphqlError(): GraphQLError {
    const [first] = this.errors;
    return new GraphQLError(this.message, {
      extensions: { ...first?.extensions, http: { status: this.status, headers: new Map() } },
    });
  }
}
