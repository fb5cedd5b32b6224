import type { AnswerTexts } from '../en/answer.ts';

export const ANSWER: AnswerTexts = {
  title: (asker) => `${asker} a besoin de quelque chose de votre part`,
  why: 'Un objectif là-bas en dépend. Une réponse claire aide, quelle qu’elle soit : chacun peut alors s’organiser.',
  howLong: 'Environ deux minutes',
  needed: (by) => `Attendu pour le ${by}`,
  for: 'Pour ce résultat clé',
  label: 'Que répondez-vous ?',
  options: {
    accept: {
      label: 'Oui, nous le ferons',
      hint: 'À cette date ; cela entre dans votre propre plan.',
    },
    counter: {
      label: 'Pas ainsi, mais autrement',
      hint: 'Dites ci-dessous ce que vous pouvez faire, ou pour quand.',
    },
    decline: {
      label: 'Non, nous ne pouvons pas',
      hint: 'Un mot sur la raison aide l’autre équipe à s’organiser.',
    },
  },
  words: {
    label: 'Vos mots',
    hint: 'Nécessaires si vous proposez autre chose ; ils vont à la personne qui demande.',
  },
  choose: 'Choisissez l’une des trois réponses.',
  sayWhat: 'Dites en une phrase ce que vous pouvez faire à la place.',
  shorten: (limit, length) => `Raccourcissez à ${limit} caractères ; il y en a ${length}.`,
  send: 'Envoyer ma réponse',
  silence: 'Sans réponse, cela apparaît comme un risque pour cet objectif ; le silence ne promet rien.',
  withdrawn: {
    title: 'Ce n’est plus demandé',
    why: 'Les objectifs de l’autre équipe ont changé ; elle n’a plus besoin de rien de votre part.',
    close: 'J’ai vu : retirer de ma liste',
    tick: 'Cochez que cela peut quitter votre liste.',
    send: 'Envoyer',
  },
  done: {
    title: 'Votre réponse est enregistrée.',
    next: 'La personne qui a demandé la reçoit ensuite par message.',
  },
};
