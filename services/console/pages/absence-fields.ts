import { html } from 'ghtml';
import type { AbsenceForm } from './person-page.ts';

/** @returns safe HTML of the days of an absence and who stands in; never why. */
export function absenceFields(
  { from, to, delegate }: AbsenceForm,
  { onlyLastDay = false }: { onlyLastDay?: boolean } = {},
): string {
  const day = (id: string, label: string, value: string) =>
    html`<div class="field"><label for="${id}">${label}</label><input type="date" id="${id}" name="${id}" value="${value}" required></div>`;
  if (onlyLastDay) return day('to', 'Last day away', to);
  return html`<div class="row">!${day('from', 'First day away', from)}!${day('to', 'Last day away', to)}</div>
      <div class="field"><label for="delegate">Who stands in, if anybody</label><span class="hint" id="delegate-hint">Email address or employee id</span>
        <input type="text" id="delegate" name="delegate" value="${delegate}" autocomplete="off" aria-describedby="delegate-hint"></div>`;
}
