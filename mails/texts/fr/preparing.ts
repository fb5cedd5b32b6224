import type { WriteSection } from '../../model.ts';

/** The author of a strategy asks somebody to prepare it. */
export const prepareAsked: WriteSection = ({ cycle, task, url }, words) => {
  const author = task?.personName || 'Une personne';
  return {
    subject: `${author} vous demande de préparer la stratégie pour ${cycle.period}`,
    heading: `${author} vous demande de préparer la stratégie pour ${cycle.period}`,
    paragraphs: [
      `${author} vous demande une première version de la stratégie, environ 15 minutes : un à trois objectifs, pourquoi ils comptent, et ce qui peut attendre.`,
      `Vous pouvez enregistrer à tout moment. Seule la personne qui vous le demande peut la publier ; dites-lui quand elle peut la lire.`,
    ],
    ...(url ? { button: { label: 'Préparer la stratégie', url }, minutes: 15 } : {}),
    ...(task ? { due: `Jusqu’au ${words.moment(task.dueAt)}` } : {}),
  };
};

/** What somebody prepared can be looked at by its author. */
export const prepared: WriteSection = ({ about, url }) => {
  const name = about ?? 'La personne sollicitée';
  return {
    subject: `${name} a préparé la stratégie`,
    heading: `${name} a préparé la stratégie`,
    paragraphs: [
      'La première version est prête : relisez-la, changez ce que vous voulez et publiez-la, environ dix minutes.',
      'Personne d’autre ne la voit avant.',
    ],
    ...(url ? { button: { label: 'Relire la stratégie', url }, minutes: 10 } : {}),
  };
};
