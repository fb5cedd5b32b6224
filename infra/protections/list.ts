// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is looked for as text.
/** One protection, how to take it away, and the test that must notice. */
export interface Protection {
  /** Chapter of OWASP ASVS 5.0. */
  chapter: string;
  /** What could happen without it. */
  threat: string;
  file: string;
  find: string;
  replace: string;
  test: string;
}

const PAGES = 'test/services/task-pages/task-pages.test.ts';
const SIGN_IN = 'test/services/task-pages/transparency.test.ts';
const SERVER = 'test/services/shared/server.test.ts';
const ACCESS = 'test/services/console/access.test.ts';
const CONSOLE = 'test/services/console/console.test.ts';

export const PROTECTIONS: readonly Protection[] = [
  {
    chapter: 'V1 Encoding',
    threat: 'A name or goal in a mail becomes markup.',
    file: 'mails/render.ts',
    find: 'style="${P};margin-bottom:6px">${item}</li>',
    replace: 'style="${P};margin-bottom:6px">!${item}</li>',
    test: 'test/services/mailer/sealer.test.ts',
  },
  {
    chapter: 'V1 Encoding',
    threat: 'A line end in a header makes a second header.',
    file: 'mails/mime.ts',
    find: "if (/[\\r\\n]/.test(value.replaceAll('\\r\\n ', '')))",
    replace: 'if (value.length < 0)',
    test: 'test/mails/mime.test.ts',
  },
  {
    chapter: 'V3 Web frontend',
    threat: 'Another site posts a form in somebody’s name.',
    file: 'services/task-pages/create-task-pages.ts',
    find: "if (request.method === 'POST') refuseForeignOrigin(request, deps.baseUrl);",
    replace: '',
    test: PAGES,
  },
  {
    chapter: 'V3 Web frontend',
    threat: 'Another site presses buttons in HR ops’ session.',
    file: 'services/console/guard.ts',
    find: 'if (!equal(formTokenIn(request), request.formToken)) throw FOREIGN_FORM;',
    replace: '',
    test: CONSOLE,
  },
  {
    chapter: 'V4 API',
    threat: 'Bodies of any size fill the memory.',
    file: 'services/shared/server.ts',
    find: 'bodyLimit: bodyLimitBytes,\n    // Only',
    replace: 'bodyLimit: 1_000_000_000,\n    // Only',
    test: SERVER,
  },
  {
    chapter: 'V4 API',
    threat: 'One caller takes all there is.',
    file: 'services/shared/server.ts',
    find: 'max: limit.perMinute,',
    replace: 'max: 1_000_000_000,',
    test: SERVER,
  },
  {
    chapter: 'V6 Authentication',
    threat: 'Whoever is sent a link to sign in is signed in as somebody else.',
    file: 'storage/sign-in.ts',
    find: "if (!input.browser || !asked.browser.equals(input.browser)) return 'elsewhere';",
    replace: '',
    test: SIGN_IN,
  },
  {
    chapter: 'V6 Authentication',
    threat: 'Six digits are guessed by trying them all.',
    file: 'storage/sign-in.ts',
    find: 'and s.attempts < ${MOST_ATTEMPTS}',
    replace: 'and ${MOST_ATTEMPTS} > 0',
    test: SIGN_IN,
  },
  {
    chapter: 'V7 Sessions',
    threat: 'A stolen cookie works for ever.',
    file: 'storage/sign-in.ts',
    find: 'and s.ended_at is null and s.expires_at > ${clock.now()}',
    replace: 'and s.ended_at is null and ${clock.now()} is not null',
    test: SIGN_IN,
  },
  {
    chapter: 'V7 Sessions',
    threat: 'Whoever left the organisation stays signed in.',
    file: 'storage/leave.ts',
    find: 'update session set ended_at = ${now} where',
    replace: 'update session set ended_at = ${now} where false and',
    test: 'test/storage/leave.test.ts',
  },
  {
    chapter: 'V8 Authorization',
    threat: 'The console answers without its token.',
    file: 'services/console/guard.ts',
    find: 'if (OPEN_ROUTES.has(name)) return;',
    replace: 'if (name) return;',
    test: CONSOLE,
  },
  {
    chapter: 'V8 Authorization',
    threat: 'Whoever is signed in to the console does what only HR ops may.',
    file: 'services/console/guard.ts',
    find: 'if (access.needs) demand(request, access.needs, object);',
    replace: '',
    test: ACCESS,
  },
  {
    chapter: 'V8 Authorization',
    threat: 'A list shows people of departments that are not the reader’s.',
    file: 'storage/within.ts',
    find: 'if (within === undefined) return',
    replace: 'if (within) return',
    test: ACCESS,
  },
  {
    chapter: 'V7 Sessions',
    threat: 'A console that was left open stays open.',
    file: 'storage/access.ts',
    find: 'new Date(now.getTime() - IDLE_MS)',
    replace: 'new Date(0)',
    test: 'test/services/console/sign-in.test.ts',
  },
  {
    chapter: 'V8 Authorization',
    threat: 'Goals are read by those whom the policy leaves out.',
    file: 'services/task-pages/transparency/okr-routes.ts',
    find: 'entries.filter((entry) => maySeeGoals(viewer, entry))',
    replace: 'entries.filter(() => maySeeGoals !== undefined)',
    test: SIGN_IN,
  },
  {
    chapter: 'V8 Authorization',
    threat: 'Somebody checks in for key results of others.',
    file: 'storage/actions/owned-key-results.ts',
    find: 'where k.owner_id = ${of.personId} and',
    replace: 'where ${of.personId}::uuid is not null and',
    test: PAGES,
  },
  {
    chapter: 'V8 Authorization',
    threat: 'Mail from somebody else checks in.',
    file: 'services/inbound/handle-mail.ts',
    find: "if (!email || others.length > 0 || from !== email.trim().toLowerCase()) return 'foreign-sender';",
    replace: "if (!email || others.length < 0 || from === '') return 'foreign-sender';",
    test: 'test/inbound/replies.test.ts',
  },
  {
    chapter: 'V9 Self-contained tokens',
    threat: 'A link is made up.',
    file: 'domain/action-token.ts',
    find: "if (timingSafeEqual(given, macOf(key, claim))) return 'genuine';",
    replace: "if (given.length === macOf(key, claim).length) return 'genuine';",
    test: 'test/domain/action-token.test.ts',
  },
  {
    chapter: 'V9 Self-contained tokens',
    threat: 'A link works long after its task.',
    file: 'services/task-pages/open-link.ts',
    find: 'if (clock.now() >= link.expiresAt)',
    replace: 'if (clock.now().getTime() < 0)',
    test: PAGES,
  },
  {
    chapter: 'V9 Self-contained tokens',
    threat: 'A link works although it was taken back.',
    file: 'services/task-pages/open-link.ts',
    find: "if (verdict === 'superseded' || link.revokedAt)",
    replace: 'if (!verdict)',
    test: PAGES,
  },
  {
    chapter: 'V14 Data protection',
    threat: 'Pages of one person stay in shared caches.',
    file: 'services/task-pages/create-task-pages.ts',
    find: "reply.header('cache-control', 'no-store');",
    replace: '',
    test: PAGES,
  },
  {
    chapter: 'V16 Logging and errors',
    threat: 'The log holds links that work.',
    file: 'services/shared/logger.ts',
    find: "'$1[link]'",
    replace: "'$&'",
    test: SERVER,
  },
  {
    chapter: 'V16 Logging and errors',
    threat: 'An error page tells what went wrong inside.',
    file: 'services/shared/problem.ts',
    find: 'return KNOWN_STATUS[status] ?? {',
    replace: 'return KNOWN_STATUS[status] ?? { ...UNEXPECTED, detail: error.message } ?? {',
    test: SERVER,
  },
  {
    chapter: 'V13 Configuration',
    threat: 'A name of a webhook leads to a machine inside.',
    file: 'services/mailer/webhooks/post.ts',
    find: "if (bad) return done(new ForbiddenAddress(forbidden(name, bad.address)), '');",
    replace: '',
    test: 'test/services/webhooks/webhooks.test.ts',
  },
];
