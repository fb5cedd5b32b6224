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

/** All texts of mails in Spanish. */
export const TEXTS: MailTexts = {
  language: 'es',
  name: 'Español',
  periodName,
  phaseNames: PHASE_NAMES,
  taskNames: TASK_NAMES,
  calendar: {
    summary: (task, about) => `Plazo: ${task} (${about})`,
    description: ({ minutes: count, subject, cycle }) =>
      `Cerca de ${minutes(count)}, para «${cycle}». El enlace está en nuestro correo «${subject}»; es solo suyo.`,
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
  greeting: (name) => `Buenos días, ${name}:`,
  digestSubject: (first, others) =>
    `${first} (y ${others === 1 ? 'un asunto más' : `${others} asuntos más`})`,
  digestLead: (count, total) =>
    total > 0
      ? `${count} asuntos en un solo correo, cerca de ${minutes(total)} en total.`
      : `${count} asuntos en un solo correo; solo para leer, nada que hacer.`,
  more: (count) => `y ${count} más`,
  why: (cycles) => `Recibe este correo porque participa en ${cycles.map((name) => `«${name}»`).join(' y ')}.`,
  personal:
    'Los enlaces son solo suyos: quien los abre actúa en su nombre, así que, por favor, no reenvíe este correo.',
  real: (url) => `¿Duda de que este correo sea auténtico? Escriba usted mismo la dirección ${url}.`,
  sender: 'Enviado por Quarterdeck, que acompaña los objetivos de su organización.',
  senderFor: (name) => `Enviado por Quarterdeck para ${name}.`,
  noReminders: 'No quiero más recordatorios',
  signIn: {
    subject: 'Su enlace para entrar',
    heading: 'Entrar',
    press:
      'Ha pedido entrar para ver los objetivos de su organización. El botón funciona durante diez minutos y una sola vez, en el navegador desde el que lo pidió.',
    pressForConsole:
      'Ha pedido entrar en la consola de Quarterdeck. El botón funciona durante diez minutos y una sola vez, en el navegador desde el que lo pidió.',
    button: 'Entrar',
    elsewhere: (code) => `Si lo pidió en otro dispositivo, escriba allí este código: ${code}`,
    notAsked:
      '¿No lo ha pedido? Entonces alguien se equivocó de dirección. Sin este correo nadie puede seguir, y usted no tiene que hacer nada.',
  },
  signOff: {
    asked: {
      subject: (name) => `Por favor, mire el registro de «${name}»`,
      text: (name) =>
        `RR. HH. quiere lanzar «${name}» y espera la palabra del comité de empresa. El registro dice en una página qué se guarda de quién, quién lo ve, para qué puede usarse y cuándo se borra. Diez minutos.`,
      button: 'Abrir el registro',
      note: 'Primero entra con un correo a esta dirección. Puede firmar el registro o devolverlo con un motivo.',
    },
    signed: {
      subject: (name) => `Firmado: «${name}» puede lanzarse`,
      text: (name) =>
        `El comité de empresa ha firmado el registro de «${name}». El ciclo puede lanzarse tal como está previsto.`,
      button: 'Seguir con el lanzamiento',
      note: 'Si cambia un ajuste antes del lanzamiento, se pregunta de nuevo al comité de empresa.',
    },
    returned: {
      subject: (name) => `Devuelto: el registro de «${name}»`,
      text: (name) => `El comité de empresa ha devuelto el registro de «${name}» y dice por qué:`,
      button: 'Abrir el registro',
      note: 'Cambie en la página de lanzamiento lo que pide y pregunte de nuevo.',
    },
    role: 'Recibe este correo porque está a cargo de este registro.',
  },
};
