// Keeps a cycle's page young: the server says that something counted has changed, the page is fetched again, and its
// marked parts take the place of the old ones. Without it the page is as it was when it came.
const WAIT_MS = 300;
const path = location.pathname;
let waiting;

/** @param {Element} part @returns the summaries that are unfolded in it, so that they stay so */
const unfolded = (part) =>
  [...part.querySelectorAll('details[open] > summary')].map((each) => each.textContent);

async function refresh() {
  const answer = await fetch(path, { headers: { accept: 'text/html' } });
  // Signed out meanwhile: another page came, which has no such parts.
  if (!answer.ok || answer.redirected) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(part.id);
    // Whoever is on a link or in a table keeps their place.
    if (!fresh || part.contains(document.activeElement) || fresh.innerHTML === part.innerHTML) continue;
    const open = unfolded(part);
    part.replaceChildren(...fresh.childNodes);
    for (const summary of part.querySelectorAll('details > summary'))
      summary.parentElement.open = open.includes(summary.textContent);
  }
}

const source = new EventSource(`${path}/live`);
source.addEventListener('counts', ({ data }) => {
  // What the page was made from is told again when the stream begins.
  if (data === document.querySelector('[data-pulse]')?.dataset.pulse) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(() => {}), WAIT_MS);
});
