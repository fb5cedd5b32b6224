import { type HTMLElement, parse } from 'node-html-parser';

/** @returns what a browser would send of a page's first form without a touch. */
export function fieldsIn(body: string): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const field of controlsOf(body)) {
    const name = field.getAttribute('name') ?? '';
    const type = typeOf(field);
    if (type === 'textarea') sent[name] = field.textContent.replace(/^\n/, '');
    else if (type === 'select')
      sent[name] = field.querySelector('option[selected]')?.getAttribute('value') ?? '';
    else if (type === 'radio' || type === 'checkbox') {
      if (field.hasAttribute('checked')) sent[name] = field.getAttribute('value') ?? '';
    } else if (type !== 'button') sent[name] = field.getAttribute('value') ?? '';
  }
  return sent;
}

/** @returns the names of everything in a page's first form that one can write words into. */
export function textBoxesIn(body: string): string[] {
  return controlsOf(body)
    .filter((field) => ['text', 'textarea'].includes(typeOf(field)))
    .map((field) => field.getAttribute('name') ?? '');
}

/** @returns by its name the last value that each choice of one in a page's first form offers. */
export function lastChoicesIn(body: string): Record<string, string> {
  const radios = controlsOf(body).filter((field) => typeOf(field) === 'radio');
  return Object.fromEntries(
    radios.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']),
  );
}

function controlsOf(body: string): HTMLElement[] {
  return parse(body).querySelector('main form')?.querySelectorAll('[name]') ?? [];
}

function typeOf(field: HTMLElement): string {
  return field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase();
}
