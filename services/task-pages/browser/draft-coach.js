// Asks for coaching while somebody types and shows it beside the field. It stores nothing and submits nothing; without
// it the same appears after saving.
const PAUSE_MS = 900;
const form = document.querySelector('main form');
let waiting;
let asked = 0;

/** @param {{field: string, weight: string, message: string, reason: string, example: string, source: string, press: {value: string, label: string} | null}} note */
function box(note) {
  const div = document.createElement('div');
  div.className = 'coach';
  const line = (text, className) => {
    const p = document.createElement('p');
    p.textContent = text;
    if (className) p.className = className;
    div.append(p);
  };
  line(note.weight, 'eyebrow');
  line(note.message);
  line(note.reason);
  line(note.example);
  line(note.source, 'eyebrow');
  if (note.press) {
    const button = document.createElement('button');
    button.type = 'submit';
    button.className = 'quiet';
    button.name = 'action';
    button.value = note.press.value;
    button.textContent = note.press.label;
    div.append(button);
  }
  return div;
}

function show(notes) {
  for (const slot of document.querySelectorAll('[data-coach]')) {
    const own = notes.filter((note) => note.field === slot.dataset.coach).map(box);
    const same = own.map((each) => each.textContent).join() === slot.textContent;
    // What stands there already is not read out again.
    if (!same) slot.replaceChildren(...own);
  }
}

async function ask() {
  asked += 1;
  const mine = asked;
  try {
    const answer = await fetch(`${form.getAttribute('action')}/coach`, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      credentials: 'omit',
    });
    // An older answer must not replace a newer one.
    if (answer.ok && mine === asked) show((await answer.json()).notes);
  } catch {
    // Without a connection there is simply no coach.
  }
}

form?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE_MS);
});
