import { concernSections } from '../concern.ts';
import { action } from './action.ts';

export const concern = concernSections(
  {
    asked: {
      subject: (who) => `${who} le plantea una preocupación`,
      heading: 'Le han planteado una preocupación',
      text: (who) =>
        `${who} le plantea una preocupación y se le ha prometido una respuesta. Léala, por favor, y diga lo que pueda, unos cinco minutos; una conversación también cuenta.`,
      confidential: 'Se la cuentan en confianza: nadie más la ve, tampoco RR. HH.',
    },
    answered: {
      subject: (who) => `${who} ha respondido a su preocupación`,
      heading: 'Su preocupación tiene respuesta',
      text: (who) =>
        `${who} ha respondido a su preocupación; la página muestra lo que dijo, y allí puede decir si no la responde.`,
      see: 'Leer la respuesta',
    },
    lapsed: {
      subject: 'Nadie puede responder ya a su preocupación',
      heading: 'Nadie puede responder ya a su preocupación',
      text: (who) =>
        `${who} ya no está y no contó a nadie lo que usted escribió en confianza. Puede planteárselo a otra persona.`,
    },
    overdue: {
      subject: (who) => `Una respuesta de ${who} lleva retraso`,
      heading: 'Una respuesta prometida lleva retraso',
      text: (who, raiser, day) =>
        `${raiser} planteó una preocupación a ${who}; se prometió una respuesta hasta el ${day}. Unas palabras con ${who} suelen bastar; el asunto queda entre ambos.`,
    },
  },
  action,
);
