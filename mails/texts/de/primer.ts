import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Ziele in zwei Minuten',
  paragraphs: [
    'Ein Ziel sagt in einem Satz, was am Ende des Zeitraums besser sein wird. Es sollte den Einsatz wert sein.',
    'Ein Schlüsselergebnis ist eine Zahl, an der man sieht, ob das Ziel erreicht wurde: wo sie heute steht und wo sie am Ende stehen soll. Die Arbeit, die Sie dafür tun, ist kein Schlüsselergebnis; das, was sich dadurch ändert, schon.',
    'Eine Zusage ist dafür gedacht, ganz eingehalten zu werden. Ein ehrgeiziges Ziel darf etwas zu weit weg sein: 70 % des Weges sind ein Erfolg, und weniger ist etwas, woraus man lernt.',
  ],
};
