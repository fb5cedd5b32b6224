import { html } from 'ghtml';
import type { OkrSetContent } from '#storage/repositories/okr-content.ts';

interface Box {
  id: string;
  title: string;
  whose: string;
  column: number;
  row: number;
  above: string[];
  /** Shown by its border: it wants a look. */
  marked: boolean;
}

const WIDTH = 250;
const HEIGHT = 62;
const GAP = { x: 70, y: 16 };

/**
 * @param options.marked ids of objectives that want a look.
 * @param options.strategy what the organisation's own goals are called.
 * @returns safe SVG of goals as boxes, with lines to what they contribute to, left the strategy.
 */
export function goalPicture(
  sets: readonly OkrSetContent[],
  options: { title: string; strategy: string; marked?: ReadonlySet<string> },
): string {
  const { title, strategy, marked = new Set() } = options;
  return draw(boxesOf(sets, marked, strategy), title);
}

/** Columns are steps down the organisation: a goal stands one to the right of the furthest goal above it. */
function boxesOf(sets: readonly OkrSetContent[], marked: ReadonlySet<string>, strategy: string): Box[] {
  const objectives = sets.flatMap((set) => set.objectives.map((objective) => ({ set, objective })));
  const known = new Map(objectives.map(({ objective }) => [objective.id, objective]));
  const columns = new Map<string, number>();
  const columnOf = (id: string, seen: ReadonlySet<string>): number => {
    const at = columns.get(id);
    if (at !== undefined) return at;
    const parents = (known.get(id)?.alignedTo ?? []).filter((up) => known.has(up.id) && !seen.has(up.id));
    const column =
      parents.length > 0 ? 1 + Math.max(...parents.map((up) => columnOf(up.id, new Set([...seen, id])))) : 0;
    columns.set(id, column);
    return column;
  };
  const rows = new Map<number, number>();
  return objectives.map(({ set, objective }) => {
    const column = Math.max(columnOf(objective.id, new Set()), set.level === 'company' ? 0 : 1);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return {
      id: objective.id,
      title: objective.title,
      whose: set.departmentName ?? strategy,
      column,
      row,
      marked: marked.has(objective.id),
      above: objective.alignedTo.map(({ id }) => id),
    };
  });
}

function draw(boxes: readonly Box[], title: string): string {
  const place = (box: Box) => ({ x: box.column * (WIDTH + GAP.x), y: box.row * (HEIGHT + GAP.y) });
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const width = Math.max(0, ...boxes.map((box) => place(box).x + WIDTH)) + 2;
  const height = Math.max(0, ...boxes.map((box) => place(box).y + HEIGHT)) + 2;
  const lines = boxes.flatMap((box) =>
    box.above.flatMap((id) => {
      const up = byId.get(id);
      if (!up) return [];
      const [from, to] = [place(box), place(up)];
      const [x1, y1, x2, y2] = [from.x, from.y + HEIGHT / 2, to.x + WIDTH, to.y + HEIGHT / 2];
      return html`<path class="tie" d="M${x1} ${y1}C${x1 - GAP.x / 2} ${y1} ${x2 + GAP.x / 2} ${y2} ${x2} ${y2}"/>`;
    }),
  );
  return html`<svg class="tree" role="img" aria-label="${title}" width="${width}" height="${height}" viewBox="-1 -1 ${width} ${height}"><title>${title}</title>
    !${lines.join('')}!${boxes.map((box) => drawBox(box, place(box))).join('')}</svg>`;
}

function drawBox({ title, whose, marked }: Box, { x, y }: { x: number; y: number }): string {
  const [first = '', second = ''] = inTwoLines(title, 34);
  return html`<g class="${marked ? 'gap' : ''}" transform="translate(${x} ${y})"><title>${whose}: ${title}</title><rect width="${WIDTH}" height="${HEIGHT}" rx="8"/>
    <text x="12" y="20" class="whose">${clip(whose, 36)}</text><text x="12" y="38">${first}</text><text x="12" y="54">${second}</text></g>`;
}

/** @returns a title in at most two lines of so many characters, broken between words. */
function inTwoLines(title: string, most: number): string[] {
  if (title.length <= most) return [title];
  const cut = title.lastIndexOf(' ', most);
  const at = cut > most / 2 ? cut : most;
  return [title.slice(0, at), clip(title.slice(at).trim(), most)];
}

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
