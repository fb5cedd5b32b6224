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

/** All texts of mails in English; another language is another folder with the same shape. */
export const TEXTS: MailTexts = {
  language: 'en',
  name: 'English',
  periodName,
  phaseNames: PHASE_NAMES,
  taskNames: TASK_NAMES,
  calendar: {
    summary: (task, about) => `Deadline: ${task} (${about})`,
    description: ({ minutes: count, subject, cycle }) =>
      `About ${minutes(count)}, for “${cycle}”. The link is in our mail “${subject}”; it is yours alone.`,
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
  greeting: (name) => `Hello ${name},`,
  digestSubject: (first, others) => `${first} (and ${others} more)`,
  digestLead: (count, total) =>
    total > 0
      ? `${count} things in one mail, about ${minutes(total)} in all.`
      : `${count} things in one mail; nothing to do but read.`,
  more: (count) => `and ${count} more`,
  why: (cycles) =>
    `You receive this because you take part in ${cycles.map((name) => `“${name}”`).join(' and ')}.`,
  personal:
    'The links are yours alone: whoever opens them acts in your name, so please do not forward this mail.',
  real: (url) => `Not sure that this mail is real? Open ${url} by typing it.`,
  sender: 'Sent by Quarterdeck, which runs the goal cycle for your organisation.',
  senderFor: (name) => `Sent by Quarterdeck for ${name}.`,
  noReminders: 'No more reminders',
  signIn: {
    subject: 'Your link to sign in',
    heading: 'Sign in',
    press:
      'You asked to sign in to see your organisation’s goals. The button works for ten minutes and once, in the browser where you asked.',
    pressForConsole:
      'You asked to sign in to the console of Quarterdeck. The button works for ten minutes and once, in the browser where you asked.',
    button: 'Sign in',
    elsewhere: (code) => `If you asked on another device, type this code there: ${code}`,
    notAsked:
      'You did not ask? Then somebody mistyped their address. Without this mail they get no further, and you need do nothing.',
  },
  signOff: {
    asked: {
      subject: (name) => `Please look at the record of “${name}”`,
      text: (name) =>
        `HR ops would like to launch “${name}” and waits for the works council’s word. The record says on one page what is kept about whom, who sees it, what it may be used for and when it is erased. Ten minutes.`,
      button: 'Open the record',
      note: 'You sign in first, by a mail to this address. You can sign the record, or return it with a reason.',
    },
    signed: {
      subject: (name) => `Signed: “${name}” can be launched`,
      text: (name) =>
        `The works council has signed the record of “${name}”. It can be launched as it is planned.`,
      button: 'Go on to the launch',
      note: 'If a setting changes before the launch, the works council is asked again.',
    },
    returned: {
      subject: (name) => `Returned: the record of “${name}”`,
      text: (name) => `The works council has returned the record of “${name}” and says why:`,
      button: 'Open the record',
      note: 'Change what it asks for on the launch page and ask again.',
    },
    role: 'You receive this because you are in charge of this record.',
  },
};
