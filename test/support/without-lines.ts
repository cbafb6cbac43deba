import type { Issue } from '../../issue/issue.js';

/** An issue without where it was read: what it says, for comparing. */
export function withoutLines(issue: Issue): Issue {
  return JSON.parse(JSON.stringify(issue, (key, value) => (key === 'line' || key === 'sources' ? undefined : value)));
}
