/** One thing an issue prints, where it stands, so that two revisions of a month can be held side by side. */
export interface PrintedFigure {
  /** The same in every revision: `4-1/贵阳市/volume`. */
  id: string;
  /** Where it is printed: `表 4-1`, `一（二）`. */
  printedIn: string;
  /** What it is, in the words of the report: `贵阳市 服务量`. */
  subject: string;
  /** As printed, with its unit. */
  text: string;
  /** Whole times (次) or a count; null for names and texts. */
  value: number | null;
  /** Line of the document, counted from 1; null if not known. */
  line: number | null;
}

/** A figure that two revisions print differently; `null` where one of them does not print it. */
export interface FigureChange {
  id: string;
  printedIn: string;
  subject: string;
  old: PrintedFigure | null;
  new: PrintedFigure | null;
}

/** What differs between two lists of figures, in printed order; where a figure was read is no difference. */
export function changesBetween(before: readonly PrintedFigure[], after: readonly PrintedFigure[]): FigureChange[] {
  const old = byId(before);
  const current = byId(after);
  const ids = [...new Set([...current.keys(), ...old.keys()])];
  return ids.flatMap((id) => {
    const change = { old: old.get(id) ?? null, new: current.get(id) ?? null };
    const shown = change.new ?? change.old;
    if (!shown || change.old?.text === change.new?.text) return [];
    return [{ id, printedIn: shown.printedIn, subject: shown.subject, ...change }];
  });
}

/** A draft may print a name twice; the second time it is a figure of its own. */
function byId(figures: readonly PrintedFigure[]): Map<string, PrintedFigure> {
  const map = new Map<string, PrintedFigure>();
  for (const figure of figures) {
    let id = figure.id;
    for (let again = 2; map.has(id); again++) id = `${figure.id}#${again}`;
    map.set(id, { ...figure, id });
  }
  return map;
}
