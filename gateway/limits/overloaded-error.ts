import { HttpError } from '../../subgraphs/shared/http/http-error.js';

/** More to do than can be done: an answer that comes too late helps nobody. */
export class OverloadedError extends HttpError {
  constructor() {
    super(503, 'OVERLOADED', 'Expected less to do, found more than can be done. Try again.', { 'retry-after': '1' });
  }
}
