/** How often something is tried; the environment may ask for more, or less. */
export const times = (name: string, standard: number): number => Number(process.env[name] ?? standard);
