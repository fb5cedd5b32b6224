import { html } from 'ghtml';

/** @returns how this very cycle is played beforehand: every mail and deadline, without anybody being written to. */
export function rehearsalSection({
  period,
  departments,
}: {
  period: string;
  departments: readonly string[];
}): string {
  const pilot = departments.length > 0 ? ` --departments ${quoted(departments.join(','))}` : '';
  return html`<h2>Rehearse it first</h2>
    <p>Where Quarterdeck is installed, this plays the whole cycle with your people in a minute or two, on servers of its own. Nobody is
      written to, and <code>out/report.html</code> shows each day’s mails, who reviews how long and what stays open.</p>
    <pre class="shell" role="region" tabindex="0" aria-label="Command"><code>npm run rehearse -- --people people.csv --quarter ${quoted(period)}${pilot} --out out</code></pre>`;
}

/** One word for a shell, whatever is in it. */
const quoted = (word: string) => (/^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
