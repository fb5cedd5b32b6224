import { html } from 'ghtml';
import { page } from '../../shared/ui/page.ts';

/** @returns the page of the ways in. @param model.wrong what was typed and cannot be used. */
export function signInPage(model: {
  next: string;
  byMail: boolean;
  byProvider: boolean;
  /** Whether the token stands on this machine's own terminal: then most people come with it. */
  tried?: boolean;
  wrong?: 'token' | 'email';
  email?: string;
}): string {
  const { next, byMail, byProvider, tried = false, wrong, email = '' } = model;
  const token = tokenForm({ next, wrong: wrong === 'token', focus: !byMail });
  return frame(
    'Sign in',
    html`<h1>Sign in to the console</h1>
      !${byProvider ? html`<p><a class="button" href="/sign-in/oidc?next=${encodeURIComponent(next)}">Sign in with your organisation’s account</a></p>` : ''}
      !${
        byMail
          ? html`<p class="lead">Type your work address. A link and a code come by mail; either works for ten minutes, in this browser.</p>
      !${mailForm({ next, wrong: wrong === 'email', email })}
      <details !${tried || wrong === 'token' ? 'open' : ''}><summary>With the printed token</summary>
        <p>For the first set-up, and for when nothing else works. Its use is recorded.</p>!${token}</details>`
          : html`<p>Sign in with the token that was printed when Quarterdeck started.</p>!${token}`
      }
      <p class="soft">You are an employee? Use the link in your latest mail; it needs no sign-in.</p>`,
  );
}

function mailForm({ next, wrong, email }: { next: string; wrong: boolean; email: string }): string {
  return html`<form method="post" action="/sign-in/mail">
    <input type="hidden" name="next" value="${next}">
    <div class="field"><label for="email">Work address</label>
      <input type="email" id="email" name="email" value="${email}" autocomplete="email" maxlength="254" required autofocus
        !${wrong ? 'aria-invalid="true" aria-describedby="email-problem"' : ''}>
      !${wrong ? html`<p class="problem" id="email-problem">That is no mail address. Type the one your work mail comes to.</p>` : ''}
    </div>
    <div class="buttons"><button>Send me a link</button></div>
  </form>`;
}

function tokenForm({ next, wrong, focus }: { next: string; wrong: boolean; focus: boolean }): string {
  return html`<form method="post" action="/sign-in">
    <input type="hidden" name="next" value="${next}">
    <div class="field"><label for="token">Token</label>
      <input type="password" id="token" name="token" autocomplete="current-password" required !${focus ? 'autofocus' : ''}
        !${wrong ? 'aria-invalid="true" aria-describedby="token-problem"' : ''}>
      !${wrong ? html`<p class="problem" id="token-problem">That is not the token of this console. Copy the whole line that follows “token” where Quarterdeck was started.</p>` : ''}
    </div>
    <div class="buttons"><button class="${focus ? '' : 'quiet'}">Sign in with the token</button></div>
  </form>`;
}

/** @returns the page that follows asking, the same whether anybody has the address or not. */
export function codePage({ wrong = false }: { wrong?: boolean } = {}): string {
  return frame(
    'Look into your mail',
    html`<h1>Look into your mail</h1>
      <p class="lead">If the address is known here, a mail is on its way. Press the button in it in this browser, or type its code.</p>
      <form method="post" action="/sign-in/code">
        <div class="field"><label for="code">Code</label><span class="hint" id="code-hint">Six digits, from the mail</span>
          <input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9" required
            aria-describedby="code-hint !${wrong ? 'code-problem' : ''}" !${wrong ? 'aria-invalid="true"' : ''}>
          !${wrong ? html`<p class="problem" id="code-problem">That is not the code. Look at the latest mail and type its six digits.</p>` : ''}
        </div>
        <div class="buttons"><button>Sign in</button></div>
      </form>
      <p><a href="/sign-in">Ask for another mail</a></p>`,
  );
}

/** @returns the page behind the mail's link: reading it signs nobody in. */
export function linkPage(): string {
  return frame(
    'Sign in',
    html`<h1>Sign in to the console</h1><p class="lead">One press, and you are in.</p>
      <form method="post"><div class="buttons"><button>Sign in</button></div></form>`,
  );
}

const ENDS = {
  over: {
    title: 'This link has done its work',
    text: 'It was used already, or its ten minutes are over. Ask for another mail.',
  },
  unknown: {
    title: 'This link is not complete',
    text: 'A part of it was lost on the way. Open it from the mail again, or ask for another one.',
  },
  elsewhere: {
    title: 'This link belongs to another browser',
    text: 'It works where you asked for it. Type its code there, or ask here for another mail.',
  },
  'not-known': {
    title: 'Nobody here is known by that sign-in',
    text: 'Your account has no address or employee id that is in Quarterdeck’s people. Ask HR ops to look at your row in the people file.',
  },
  failed: {
    title: 'Signing in did not work out',
    text: 'The sign-in was cancelled or took too long. Nothing is lost; begin again.',
  },
} as const;

/** @returns a page that says why it does not go on, and what to do. */
export function endPage(end: keyof typeof ENDS): string {
  const { title, text } = ENDS[end];
  return frame(
    title,
    html`<h1>${title}</h1><p class="lead">${text}</p><p><a class="button" href="/sign-in">Sign in</a></p>`,
  );
}

function frame(title: string, body: string): string {
  return page({ title, body, head: html`<link rel="stylesheet" href="/console.css">` });
}
