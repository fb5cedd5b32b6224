import { concernSections } from '../concern.ts';
import { action } from './action.ts';

export const concern = concernSections(
  {
    asked: {
      subject: (who) => `${who} vous fait part d’une préoccupation`,
      heading: 'Une préoccupation vous est confiée',
      text: (who) =>
        `${who} vous fait part d’une préoccupation, et une réponse lui a été promise. Merci de la lire et de dire ce que vous pouvez, environ cinq minutes ; un échange compte aussi.`,
      confidential: 'Elle vous est dite en confiance : personne d’autre ne la voit, pas même les RH.',
    },
    answered: {
      subject: (who) => `${who} a répondu à votre préoccupation`,
      heading: 'Votre préoccupation a une réponse',
      text: (who) =>
        `${who} a répondu à votre préoccupation ; la page montre ce qui a été dit, et vous pouvez y dire si cela ne répond pas.`,
      see: 'Lire la réponse',
    },
    lapsed: {
      subject: 'Personne ne peut plus répondre à votre préoccupation',
      heading: 'Personne ne peut plus répondre à votre préoccupation',
      text: (who) =>
        `${who} n’est plus là et n’a dit à personne ce que vous aviez écrit en confiance. Vous pouvez en faire part à quelqu’un d’autre.`,
    },
    overdue: {
      subject: (who) => `Une réponse de ${who} est en retard`,
      heading: 'Une réponse promise est en retard',
      text: (who, raiser, day) =>
        `${raiser} a fait part d’une préoccupation à ${who} ; une réponse était promise jusqu’au ${day}. Un mot à ${who} suffit souvent ; le sujet reste entre eux.`,
    },
  },
  action,
);
