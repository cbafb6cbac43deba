/** What a check of the hostile ring has seen, for the log and for the figures of a release. */
export const say = (check: number | string, figures: unknown): void => {
  process.stdout.write(`check ${check}: ${JSON.stringify(figures)}\n`);
};

/** How often something is tried; the environment may ask for more, or less. */
export const times = (name: string, standard: number): number => Number(process.env[name] ?? standard);
