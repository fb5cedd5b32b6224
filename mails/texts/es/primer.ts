import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Los objetivos en dos minutos',
  paragraphs: [
    'Un objetivo dice, en una frase, qué irá mejor al final del periodo. Tiene que merecer el esfuerzo.',
    'Un resultado clave es una cifra que muestra si el objetivo se ha cumplido: dónde está hoy y dónde debería estar al final. El trabajo que se hace para lograrlo no es un resultado clave; lo que cambia gracias a él, sí.',
    'Un compromiso está pensado para cumplirse por completo. Un objetivo ambicioso está pensado para quedar un poco demasiado lejos: recorrer el 70 % del camino es un éxito, y menos es algo de lo que aprender.',
  ],
  exampleHeading: 'Un ejemplo',
  example: {
    objective: 'Quienes empiezan con nosotros se sienten en casa desde el primer día',
    keyResults: [
      'Clientes nuevos activos a los 30 días: del 40 % al 60 %',
      'Días hasta el primer resultado: de 12 a 5',
    ],
  },
  stepsHeading: 'Cómo funciona',
  steps: [
    'La empresa dice qué es lo importante ahora, y por qué.',
    'Cada equipo escribe unos pocos objetivos propios que contribuyen a ello y los acuerda en una breve revisión.',
    'Una vez por semana, un seguimiento de menos de un minuto: ¿cómo va?, ¿hay algo que estorbe?',
    'Al final se miran las cifras, se dice qué se ha aprendido y hay algo que celebrar.',
  ],
  question: {
    text: '¿Cuál de estas frases es un resultado clave?',
    options: [
      {
        value: 'activity',
        label: 'Lanzar la nueva web en mayo',
        explanation:
          'Lanzar una web es un trabajo que se hace. Pasa a ser un resultado clave cuando dice qué cambia gracias a ella, por ejemplo más consultas por semana.',
      },
      {
        value: 'result',
        label: 'Pasar de 200 a 350 consultas por semana',
        explanation: 'Eso es: dice qué se mide, de dónde se parte y dónde debería acabar.',
      },
      {
        value: 'wish',
        label: 'Estar más cerca de los clientes',
        explanation:
          'Es una buena dirección, más próxima a un objetivo. Un resultado clave dice en qué cifra se notaría.',
      },
    ],
    answer: 'result',
  },
};
