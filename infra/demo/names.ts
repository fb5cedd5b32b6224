/** First and last names from many places, for people who do not exist. */
export const FIRST_NAMES = [
  ...['Amara', 'Anneke', 'Arjun', 'Aylin', 'Beatriz', 'Bjørn', 'Camille', 'Chen', 'Chiara', 'Dalia'],
  ...['Dmitri', 'Eiko', 'Elif', 'Emeka', 'Esra', 'Farid', 'Fatou', 'Finn', 'Giulia', 'Hana'],
  ...['Hélène', 'Ines', 'Ishaan', 'Jakub', 'Jamila', 'Jonas', 'Julia', 'Kaito', 'Karim', 'Katarzyna'],
  ...['Kofi', 'Leila', 'Lucía', 'Magnus', 'Mai', 'Marek', 'Mateo', 'Mei', 'Mira', 'Nadia'],
  ...['Naoko', 'Nils', 'Noor', 'Olivia', 'Omar', 'Oskar', 'Paula', 'Priya', 'Rafael', 'Rania'],
  ...['Rosa', 'Samira', 'Santiago', 'Selin', 'Sofia', 'Søren', 'Tariq', 'Thandi', 'Tomás', 'Yara'],
  ...['Yusuf', 'Zeynep', 'Zoë', 'Łukasz'],
];

export const LAST_NAMES = [
  ...[
    'Abebe',
    'Ahmadi',
    'Almeida',
    'Andersson',
    'Banerjee',
    'Bauer',
    'Bianchi',
    'Brandt',
    'Carvalho',
    'Castillo',
  ],
  ...[
    'Chowdhury',
    'Costa',
    'Demir',
    'Diallo',
    'Dubois',
    'Eriksen',
    'Fischer',
    'Fontaine',
    'García',
    'Grabowski',
  ],
  ...['Haddad', 'Hansen', 'Hoffmann', 'Ibrahim', 'Ivanova', 'Jansen', 'Johansson', 'Kaya', 'Keller', 'Kim'],
  ...['Kowalski', 'Krüger', 'Kumar', 'Larsen', 'Lefèvre', 'Lindqvist', 'López', 'Mbeki', 'Mensah', 'Meyer'],
  ...['Moreau', 'Müller', 'Nakamura', 'Ndiaye', 'Nguyen', 'Novák', 'Nowak', 'Okafor', 'Oliveira', 'Özdemir'],
  ...['Park', 'Patel', 'Petrov', 'Rahman', 'Ricci', 'Rossi', 'Sato', 'Schneider', 'Sharma', 'Silva'],
  ...['Strauß', 'Suzuki', 'Tanaka', 'Vasquez', 'Wagner', 'Weiß', 'Yamamoto', 'Yılmaz', 'Zhang', 'Åkesson'],
];

/** @returns a name as the part of an address before the @. */
export function addressName(first: string, last: string): string {
  const plain: Record<string, string> = { ø: 'o', ß: 'ss', ł: 'l', ı: 'i', å: 'a' };
  const ascii = (name: string) =>
    name
      .toLowerCase()
      .replace(/[øßłıå]/g, (letter) => plain[letter] ?? '')
      .normalize('NFD')
      .replace(/[^a-z-]/g, '');
  return `${ascii(first)}.${ascii(last)}`;
}
