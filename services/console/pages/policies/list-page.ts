import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import { wordsOf } from '#domain/launch-policies/words.ts';
import { policyInfo } from '#domain/organisation-policies/keys.ts';
import type { OrganisationPolicy, PolicyAt } from '#storage/organisation-policies/read.ts';
import { dataTable, text } from '../data-table.ts';
import { plural } from '../words.ts';

/** What is said wherever a policy can be changed (decision 25). */
export const KEPT =
  'Cycles that run keep what they were launched with; what changes here counts for launches from now on.';

/** @returns what launches start from, each policy with the places in which it differs. */
export function policiesBody(
  policies: readonly OrganisationPolicy[],
  options: { manages: boolean; said: string },
): string {
  const { manages, said } = options;
  const differing = policies.filter(({ places }) => places.some((place) => !isEverywhere(place))).length;
  return html`!${said}<h1>What launches start from</h1>
    <p class="lead">${differing === 0 ? 'Every policy is the same everywhere.' : `${plural(differing, 'policy differs', 'policies differ')} between departments or countries.`} ${KEPT}</p>
    <p>A launch can still decide otherwise for its own cycle. Where places overlap, the nearest department counts, then the country, then the whole organisation.</p>
    !${dataTable({
      label: 'Policies of the organisation',
      columns: [
        { label: 'Policy' },
        { label: 'In the whole organisation' },
        { label: 'Elsewhere' },
        ...(manages ? [{ label: 'Change' }] : []),
      ],
      rows: policies.map(({ key, places }) => {
        const { label } = policyInfo(key);
        const general = places.find(isEverywhere);
        const others = places.filter((place) => !isEverywhere(place));
        return [
          html`<a href="/policies/${key}">${label}</a>`,
          text(general ? valueAtPlace(key, general) : 'Nothing is said'),
          others.length === 0
            ? text('–')
            : html`<ul class="plain">!${others.map((place) => html`<li>${placeWords(place)}: ${valueAtPlace(key, place)}</li>`).join('')}</ul>`,
          ...(manages
            ? [html`<a href="/policies/${key}">Change<span class="visually-hidden">: ${label}</span></a>`]
            : []),
        ];
      }),
    })}`;
}

/** @returns what a policy says in a place, in words. */
export const valueAtPlace = (key: OrganisationPolicy['key'], { value }: PolicyAt): string =>
  wordsOf(policyInfo(key).takes, value);

export const isEverywhere = ({ department, country }: Pick<PolicyAt, 'department' | 'country'>): boolean =>
  department === null && country === null;

/** @returns where a policy holds, in words. */
export function placeWords({ department, country }: Pick<PolicyAt, 'department' | 'country'>): string {
  if (department === null) return country === null ? 'The whole organisation' : countryName(country);
  return country === null ? department : `${department}, in ${countryName(country)}`;
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });
export const countryName = (code: string): string => COUNTRIES.of(code) ?? code;

/** @returns since when and by whom, in words. */
export function sinceWords({ since, by }: PolicyAt): string {
  if (!since) return 'as it was set up';
  return `${calendarDay(since.toISOString().slice(0, 10), 'en-GB')}, ${by ?? 'somebody who is not kept any more'}`;
}
