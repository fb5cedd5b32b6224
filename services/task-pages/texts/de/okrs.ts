import type { OkrsTexts, SignInTexts } from '../okrs-model.ts';

export const OKRS: OkrsTexts = {
  title: 'Unsere Ziele',
  lead: (period) => `Unsere Ziele für ${period}, und wie weit wir sind.`,
  signedInAs: (name) => `Angemeldet als ${name}`,
  signOut: 'Abmelden',
  nothing: {
    title: 'Noch sind keine Ziele zu sehen.',
    text: 'Ziele erscheinen hier, sobald sie eingereicht sind.',
    next: 'Schauen Sie wieder vorbei, wenn das nächste Quartal vorbereitet wird.',
  },
  otherCycles: 'Andere Quartale',
  search: {
    label: 'Ziele und Personen suchen',
    button: 'Suchen',
    none: (text) => `Nichts passt zu „${text}“. Versuchen Sie es mit weniger oder kürzeren Wörtern.`,
    found: (count) => (count === 1 ? 'Ein Ziel gefunden' : `${count} Ziele gefunden`),
  },
  strategy: 'Was die Organisation erreichen will',
  departments: 'Abteilungen',
  people: 'Ziele der Einzelnen',
  noGoals: 'noch keine Ziele',
  hidden: 'Diese Ziele sieht nur die eigene Abteilung.',
  ledBy: (name) => `geleitet von ${name}`,
  back: 'Alle Ziele',
  picture: {
    link: 'Als Bild',
    title: 'Wie unsere Ziele zusammenhängen',
    lead: 'Linien führen von einem Ziel zu dem, zu dem es beiträgt. Die Gliederung sagt dasselbe in Worten.',
    back: 'Als Gliederung',
  },
  contributesTo: 'Trägt bei zu',
  ownGoal: 'Ein eigenes Ziel',
  states: {
    submitted: 'in Abstimmung',
    'changes-requested': 'in Abstimmung',
    agreed: 'vereinbart',
    'in-force': 'in Kraft, noch nicht vereinbart',
    scored: 'ausgewertet',
  },
  notYet: 'noch kein Check-in',
  progress: (percent) => `${percent} des Weges`,
  way: (from, to, now) => `von ${from} bis ${to}, jetzt ${now}`,
  withoutStart: (target) => `Zielwert ${target}, Ausgangswert kommt noch`,
  lastWord: (day) => `Letzter Check-in ${day}`,
  inTheWay: 'Im Weg:',
};

export const SIGN_IN: SignInTexts = {
  title: 'Anmelden',
  lead: 'Es gibt kein Passwort. Wir schicken Ihnen eine Mail mit einem Link, der zehn Minuten gilt.',
  email: { label: 'Ihre Adresse bei der Arbeit', hint: 'Die, an die unsere Mails gehen.' },
  send: 'Mail schicken',
  writeEmail: 'Schreiben Sie Ihre ganze Adresse, etwa ada@example.org.',
  sent: {
    title: 'Schauen Sie in Ihre Mails',
    lead: 'Wenn wir die Adresse kennen, ist eine Mail unterwegs. Drücken Sie ihren Knopf in diesem Browser, oder tippen Sie ihren Code hier ein.',
  },
  code: { label: 'Code aus der Mail', hint: 'Sechs Ziffern' },
  confirm: 'Anmelden',
  wrongCode: 'Dieser Code passt nicht. Schauen Sie in die neueste Mail, oder fordern Sie eine neue an.',
  askAgain: 'Noch eine Mail anfordern',
  link: {
    title: 'Hier anmelden?',
    lead: 'Sie bleiben in diesem Browser zwölf Stunden angemeldet.',
    button: 'Anmelden',
  },
  elsewhere: {
    title: 'Sie haben in einem anderen Browser gefragt.',
    text: 'Zu Ihrer Sicherheit gilt der Link nur dort, wo er angefordert wurde.',
    next: 'Tippen Sie die sechs Ziffern aus der Mail auf der Seite ein, auf der Sie gefragt haben, oder fragen Sie hier noch einmal: /sign-in.',
  },
  over: {
    title: 'Dieser Link ist verbraucht oder zu alt.',
    text: 'Ein Link gilt einmal und zehn Minuten lang.',
    next: 'Fordern Sie unter /sign-in eine neue Mail an.',
  },
  unknown: {
    title: 'Dieser Link ist nicht von uns.',
    text: 'Vielleicht hat das Mailprogramm ihn zerteilt.',
    next: 'Fordern Sie unter /sign-in eine neue Mail an.',
  },
};
