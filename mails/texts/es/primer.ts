import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Los objetivos en dos minutos',
  paragraphs: [
    'Un objetivo dice, en una frase, qué irá mejor al final del periodo. Tiene que merecer el esfuerzo.',
    'Un resultado clave es una cifra que muestra si el objetivo se ha cumplido: dónde está hoy y dónde debería estar al final. El trabajo que se hace para lograrlo no es un resultado clave; lo que cambia gracias a él, sí.',
    'Un compromiso está pensado para cumplirse por completo. Un objetivo ambicioso está pensado para quedar un poco demasiado lejos: recorrer el 70 % del camino es un éxito, y menos es algo de lo que aprender.',
  ],
};
