import type { MailTexts } from '../../model.ts';
import { acknowledge } from './acknowledge.ts';
import { agreed } from './agreed.ts';
import { answer } from './answer.ts';
import { answered } from './answered.ts';
import { celebrate } from './celebrate.ts';
import { celebration } from './celebration.ts';
import { champion } from './champion.ts';
import { change, changeDecided } from './change.ts';
import { checkIn } from './check-in.ts';
import { concern } from './concern.ts';
import { cycleCancelled } from './cycle-cancelled.ts';
import { deadlineMoved } from './deadline-moved.ts';
import { decide } from './decide.ts';
import { decisions } from './decisions.ts';
import { draft } from './draft.ts';
import { escalation } from './escalation.ts';
import { feedback } from './feedback.ts';
import { handedOver } from './handed-over.ts';
import { inForce } from './in-force.ts';
import { pace } from './pace.ts';
import { parentChanged } from './parent-changed.ts';
import { pilotDecision } from './pilot-decision.ts';
import { prepareAsked, prepared } from './preparing.ts';
import { PRIMER } from './primer.ts';
import { progress } from './progress.ts';
import { proposalAnswered } from './proposal-answered.ts';
import { reflect } from './reflect.ts';
import { reminder } from './reminder.ts';
import { reorganised } from './reorganised.ts';
import { reply } from './reply.ts';
import { returned } from './returned.ts';
import { review } from './review.ts';
import { score } from './score.ts';
import { strategyPublished } from './strategy-published.ts';
import { talk } from './talk.ts';
import { teamGoals } from './team-goals.ts';
import { welcome } from './welcome.ts';
import { minutes, PHASE_NAMES, periodName, TASK_NAMES } from './words.ts';

/** All texts of mails in German. */
export const TEXTS: MailTexts = {
  language: 'de',
  name: 'Deutsch',
  periodName,
  // Intl writes "um 17:00"; people say "Uhr".
  moment: (written) => (/\d:\d\d$/.test(written) ? `${written} Uhr` : written),
  phaseNames: PHASE_NAMES,
  taskNames: TASK_NAMES,
  calendar: {
    summary: (task, about) => `Termin: ${task} (${about})`,
    description: ({ minutes: count, subject, cycle }) =>
      `Etwa ${minutes(count)}, für „${cycle}“. Der Link steht in unserer Mail „${subject}“; er gehört nur Ihnen.`,
  },
  primer: PRIMER,
  sections: {
    acknowledge,
    draft,
    review,
    'check-in': checkIn,
    score,
    reflect,
    decide,
    reminder,
    escalation,
    'strategy-published': strategyPublished,
    agreed,
    'in-force': inForce,
    answer,
    answered,
    'team-goals': teamGoals,
    'deadline-moved': deadlineMoved,
    celebration,
    celebrate,
    'pilot-decision': pilotDecision,
    champion,
    reorganised,
    progress,
    'cycle-cancelled': cycleCancelled,
    talk,
    'parent-changed': parentChanged,
    'proposal-answered': proposalAnswered,
    'prepare-asked': prepareAsked,
    prepared,
    reply,
    ...concern,
    'handed-over': handedOver,
    returned,
    change,
    'change-decided': changeDecided,
    feedback,
    pace,
    welcome,
    decisions,
  },
  greeting: (name) => `Guten Tag ${name},`,
  digestSubject: (first, others) =>
    `${first} (und ${others === 1 ? 'ein weiterer Punkt' : `${others} weitere Punkte`})`,
  digestLead: (count, total) =>
    total > 0
      ? `${count} Dinge in einer Mail, zusammen etwa ${minutes(total)}.`
      : `${count} Dinge in einer Mail; nur zu lesen, zu tun ist nichts.`,
  more: (count) => `und ${count} weitere`,
  why: (cycles) =>
    `Sie erhalten diese Mail, weil Sie an ${cycles.map((name) => `„${name}“`).join(' und ')} teilnehmen.`,
  personal:
    'Die Links gehören nur Ihnen: Wer sie öffnet, handelt in Ihrem Namen. Bitte leiten Sie diese Mail nicht weiter.',
  real: (url) => `Sind Sie nicht sicher, ob diese Mail echt ist? Tippen Sie ${url} selbst ein.`,
  sender: 'Gesendet von Quarterdeck, das für Ihre Organisation den Ablauf der Ziele begleitet.',
  senderFor: (name) => `Gesendet von Quarterdeck für ${name}.`,
  noReminders: 'Keine Erinnerungen mehr',
  signIn: {
    subject: 'Ihr Link zum Anmelden',
    heading: 'Anmelden',
    press:
      'Sie wollten sich anmelden, um die Ziele Ihrer Organisation zu sehen. Der Knopf gilt zehn Minuten und einmal, in dem Browser, in dem Sie gefragt haben.',
    pressForConsole:
      'Sie wollten sich an der Konsole von Quarterdeck anmelden. Der Knopf gilt zehn Minuten und einmal, in dem Browser, in dem Sie gefragt haben.',
    button: 'Anmelden',
    elsewhere: (code) =>
      `Falls Sie auf einem anderen Gerät gefragt haben, tippen Sie dort diesen Code ein: ${code}`,
    notAsked:
      'Sie haben nicht gefragt? Dann hat sich jemand bei der Adresse vertippt. Ohne diese Mail kommt niemand weiter, und Sie müssen nichts tun.',
  },
  signOff: {
    asked: {
      subject: (name) => `Bitte ansehen: das Verzeichnis zu „${name}“`,
      text: (name) =>
        `HR möchte „${name}“ starten und wartet auf das Wort des Betriebsrats. Das Verzeichnis sagt auf einer Seite, was über wen gespeichert wird, wer es sieht, wofür es gebraucht werden darf und wann es gelöscht wird. Zehn Minuten.`,
      button: 'Verzeichnis öffnen',
      note: 'Sie melden sich zuerst an, mit einer Mail an diese Adresse. Sie können das Verzeichnis unterschreiben oder mit einer Begründung zurückgeben.',
    },
    signed: {
      subject: (name) => `Unterschrieben: „${name}“ kann starten`,
      text: (name) =>
        `Der Betriebsrat hat das Verzeichnis zu „${name}“ unterschrieben. Der Zyklus kann so starten, wie er geplant ist.`,
      button: 'Weiter zum Start',
      note: 'Ändert sich vor dem Start eine Einstellung, wird der Betriebsrat noch einmal gefragt.',
    },
    returned: {
      subject: (name) => `Zurückgegeben: das Verzeichnis zu „${name}“`,
      text: (name) => `Der Betriebsrat hat das Verzeichnis zu „${name}“ zurückgegeben und begründet es so:`,
      button: 'Verzeichnis öffnen',
      note: 'Ändern Sie auf der Startseite, worum er bittet, und fragen Sie dann noch einmal.',
    },
    role: 'Sie bekommen diese Mail, weil Sie für dieses Verzeichnis zuständig sind.',
  },
};
