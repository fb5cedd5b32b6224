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

/** All texts of mails in French. */
export const TEXTS: MailTexts = {
  language: 'fr',
  name: 'Français',
  periodName,
  phaseNames: PHASE_NAMES,
  taskNames: TASK_NAMES,
  calendar: {
    summary: (task, about) => `Échéance : ${task} (${about})`,
    description: ({ minutes: count, subject, cycle }) =>
      `Environ ${minutes(count)}, pour « ${cycle} ». Le lien se trouve dans notre message « ${subject} » ; il n’est que pour vous.`,
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
  greeting: (name) => `Bonjour ${name},`,
  digestSubject: (first, others) =>
    `${first} (et ${others === 1 ? 'une autre chose' : `${others} autres choses`})`,
  digestLead: (count, total) =>
    total > 0
      ? `${count} choses dans un seul message, environ ${minutes(total)} en tout.`
      : `${count} choses dans un seul message ; juste à lire, rien à faire.`,
  more: (count) => (count === 1 ? 'et encore un élément' : `et ${count} autres`),
  why: (cycles) =>
    `Vous recevez ce message parce que vous participez à ${cycles.map((name) => `« ${name} »`).join(' et ')}.`,
  personal:
    'Les liens ne sont que pour vous : qui les ouvre agit en votre nom. Merci de ne pas transférer ce message.',
  real: (url) => `Un doute sur l’authenticité de ce message ? Saisissez vous-même l’adresse ${url}.`,
  sender: 'Envoyé par Quarterdeck, qui accompagne les objectifs de votre organisation.',
  senderFor: (name) => `Envoyé par Quarterdeck pour ${name}.`,
  noReminders: 'Ne plus recevoir de rappels',
  signIn: {
    subject: 'Votre lien de connexion',
    heading: 'Se connecter',
    press:
      'Vous avez demandé à vous connecter pour voir les objectifs de votre organisation. Le bouton fonctionne pendant dix minutes et une seule fois, dans le navigateur où vous l’avez demandé.',
    pressForConsole:
      'Vous avez demandé à vous connecter à la console de Quarterdeck. Le bouton fonctionne pendant dix minutes et une seule fois, dans le navigateur où vous l’avez demandé.',
    button: 'Se connecter',
    elsewhere: (code) => `Si vous l’avez demandé sur un autre appareil, saisissez-y ce code : ${code}`,
    notAsked:
      'Vous n’avez rien demandé ? Quelqu’un s’est sans doute trompé d’adresse. Sans ce message, personne n’ira plus loin ; vous n’avez rien à faire.',
  },
  signOff: {
    asked: {
      subject: (name) => `À regarder : le registre de « ${name} »`,
      text: (name) =>
        `Les RH souhaitent lancer « ${name} » et attendent l’avis du comité d’entreprise. Le registre dit en une page ce qui est conservé sur qui, qui le voit, à quoi cela peut servir et quand c’est effacé. Dix minutes.`,
      button: 'Ouvrir le registre',
      note: 'Vous vous connectez d’abord, par un message à cette adresse. Vous pouvez signer le registre ou le renvoyer en disant pourquoi.',
    },
    signed: {
      subject: (name) => `Signé : « ${name} » peut être lancé`,
      text: (name) =>
        `Le comité d’entreprise a signé le registre de « ${name} ». Le cycle peut être lancé tel qu’il est prévu.`,
      button: 'Poursuivre le lancement',
      note: 'Si un réglage change avant le lancement, le comité d’entreprise est consulté de nouveau.',
    },
    returned: {
      subject: (name) => `Renvoyé : le registre de « ${name} »`,
      text: (name) => `Le comité d’entreprise a renvoyé le registre de « ${name} » et dit pourquoi :`,
      button: 'Ouvrir le registre',
      note: 'Changez ce qu’il demande sur la page de lancement, puis consultez-le de nouveau.',
    },
    role: 'Vous recevez ce message parce que vous êtes responsable de ce registre.',
  },
};
