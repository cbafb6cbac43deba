const EXIT_STATUS = `
Exit status:
  0   done, or nothing to change
  1   failed
  2   plan --detailed-exitcode: there are changes
  3   some records were rejected, the rest is done
  4   a guard stopped it: too many entries to retire, or too many bad records
  5   try again later: no answer, or another run has the source
  6   the plan is stale, the file has changed, or another run took over
  64  usage    65  the file cannot be read    77  not allowed: token missing or without scope
  130 interrupted; resume goes on`;

const examples = (...lines: string[]) => `${EXIT_STATUS}

Examples:
${lines.map((line) => `  npm run catalog -- ${line}`).join('\n')}`;

/** What `--help` of each command says after its options. */
export const EXIT_HELP = {
  validate: examples('validate 目录.xlsx', 'validate 目录.csv --map mapping.yaml --errors errors.csv'),
  plan: examples(
    'plan 目录.xlsx --source gjml --mode full -o plan.json',
    'plan 目录.csv --source gjml --detailed-exitcode --endpoint https://host/graphql --token-file token',
  ),
  apply: examples(
    'apply plan.json',
    'apply 目录.xlsx --source gjml --mode full --yes --report report.json --errors errors.csv',
    'apply 目录.jsonl --source gjml --mode full --yes --allow-mass-delete 1200',
  ),
  resume: examples('resume', 'resume 42'),
  status: examples('status 42'),
  abort: examples('abort 42'),
  export: examples(
    'export -o 目录.xlsx --source gjml',
    'export --format jsonl --source gjml > 目录.jsonl',
    'export --source gjml --as-of 2024-06-30 -o 六月底.xlsx',
  ),
  diff: examples('diff 旧.xlsx 新.jsonl', 'diff 旧.csv 新.csv --json'),
};
