import { type HTMLElement, parse } from 'node-html-parser';
import { type Answer, createHttp } from './http.ts';

/** A form as it stands on a page: what it holds already, and what can be chosen. */
export interface PageForm {
  action: string;
  /** What a browser would send without the person touching anything, submit buttons apart. */
  values: Map<string, string>;
  /** The values a radio group or a drop-down list offers. */
  options: Map<string, string[]>;
  /** What a text field offers to complete it with; for a day the last that is possible. */
  suggestions: Map<string, string[]>;
  /** Names of boxes that can be ticked. */
  boxes: string[];
  /** Submit buttons with a name, by value. */
  buttons: Array<{ name: string; value: string }>;
}

export interface Page {
  status: number;
  url: string;
  title: string;
  forms: PageForm[];
  /** Where else the page's own links lead under the same address, such as to a list. */
  links: string[];
  /** What the page points out. */
  notes: string[];
}

/** Opens pages and submits forms as a browser without scripts does. */
export interface Browser {
  open(url: string): Promise<Page>;
  submit(form: PageForm, values: ReadonlyMap<string, string>): Promise<Page>;
}

/** Only every so many a person reads the page that thanks them; the redirect to it says as much. */
const READS_THANKS_EVERY = 10;

/** @returns a browser that follows redirects after submissions, some of them for the sake of time. */
export function createBrowser(): Browser {
  const http = createHttp();
  let submissions = 0;

  function read({ status, body }: Answer, url: string): Page {
    const root = parse(body);
    return {
      status,
      url,
      title: root.querySelector('h1')?.text.trim() ?? '',
      forms: root.querySelectorAll('form[method=post]').map((form) => readForm(form, url)),
      links: root
        .querySelectorAll('main a[href^="/t/"]')
        .map((link) => new URL(link.getAttribute('href') ?? '', url).href),
      notes: root.querySelectorAll('.note').map((note) => note.text.trim()),
    };
  }
  return {
    open: async (url) => read(await http.get(url), url),
    async submit(form, values) {
      const answer = await http.post(form.action, new URLSearchParams([...values]));
      if (answer.status !== 303 || !answer.location) return read(answer, form.action);
      const url = new URL(answer.location, form.action).href;
      submissions += 1;
      if (submissions % READS_THANKS_EVERY > 0)
        return { status: 200, url, title: '', forms: [], links: [], notes: [] };
      return read(await http.get(url), url);
    },
  };
}

function readForm(form: HTMLElement, url: string): PageForm {
  const read: PageForm = {
    action: new URL(form.getAttribute('action') ?? url, url).href,
    values: new Map(),
    options: new Map(),
    suggestions: new Map(),
    boxes: [],
    buttons: [],
  };
  const lists = new Map<string, string[]>();
  const listOf = (id: string) => {
    const known = lists.get(id);
    if (known) return known;
    const options = form.querySelectorAll(`datalist#${id} option`);
    const values = options.map((option) => option.getAttribute('value') ?? '');
    lists.set(id, values);
    return values;
  };
  for (const field of form.querySelectorAll('input, textarea, select, button')) {
    const name = field.getAttribute('name');
    if (name) readField(read, field, name);
    const last = field.getAttribute('max');
    if (name && last) read.suggestions.set(name, [last]);
    const list = field.getAttribute('list');
    if (name && list) read.suggestions.set(name, listOf(list));
  }
  return read;
}

function readField(form: PageForm, field: HTMLElement, name: string): void {
  const value = field.getAttribute('value') ?? '';
  const type =
    field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase();
  switch (type) {
    case 'radio':
      form.options.set(name, [...(form.options.get(name) ?? []), value]);
      if (field.hasAttribute('checked')) form.values.set(name, value);
      break;
    case 'checkbox':
      form.boxes.push(name);
      if (field.hasAttribute('checked')) form.values.set(name, value);
      break;
    case 'select': {
      const options = field.querySelectorAll('option');
      form.options.set(
        name,
        options.map((option) => option.getAttribute('value') ?? option.text),
      );
      const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
      form.values.set(name, chosen?.getAttribute('value') ?? '');
      break;
    }
    case 'textarea':
      form.values.set(name, field.text.replace(/^\n/, ''));
      break;
    case 'button':
    case 'submit':
      form.buttons.push({ name, value });
      break;
    default:
      form.values.set(name, value);
  }
}
