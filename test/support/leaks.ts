/** What no answer may tell: addresses, files, statements, names of programs and their errors. */
export const LEAKS =
  /127\.0\.0\.1|localhost|ECONN|EIO|ENOSPC|stack|node_modules|serviceName|SELECT|INSERT|BEGIN|sqlite|postgres|\/tmp\/|Did you mean/i;
